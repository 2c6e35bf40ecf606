"""Events: which words tell of an event, and who, where, when and how."""
