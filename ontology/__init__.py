"""The ontology, its vocabularies, shapes and ready queries, as data files of the package kg.ontology."""
