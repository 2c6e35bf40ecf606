# Every way in which data can break a shape. Each paragraph: how the one message begins, the node that the
# report must tell people to mend, and a SPARQL update that breaks sample.ttl and sequel.ttl, in one graph.
# Relative IRIs stand below the sample's film.

# There is no film:Film
# film:Film
DELETE WHERE { ?s ?p ?o }

# This film: term is not declared
# film:loves
INSERT DATA { <character/ada-pell> film:loves <character/tom-reed> }

# This film: term is not declared
# film:Villain
INSERT DATA { <character/silas-rook> a film:Villain }

# Give it exactly one rdfs:label
# id:the-ledger-of-skerra-1987
INSERT DATA { id:the-ledger-of-skerra-1987 rdfs:label "The Ledger of Skerra"@en }

# Make schema:datePublished
# id:the-ledger-of-skerra-1987
INSERT DATA { id:the-ledger-of-skerra-1987 schema:datePublished "1988"^^xsd:gYear }

# Point schema:director
# id:the-ledger-of-skerra-1987
INSERT DATA { id:the-ledger-of-skerra-1987 schema:director <character/ada-pell> }

# Make schema:duration
# id:the-ledger-reopened-1991
INSERT DATA { id:the-ledger-reopened-1991 schema:duration "103 min" }

# Write schema:abstract
# id:the-ledger-of-skerra-1987
INSERT DATA { id:the-ledger-of-skerra-1987 schema:genre "Krimi"@de }

# Point film:hasPerformance
# id:the-ledger-of-skerra-1987
INSERT DATA { id:the-ledger-of-skerra-1987 film:hasPerformance person:ines-varga }

# Give the film exactly one film:PlotText
# id:the-ledger-of-skerra-1987
INSERT DATA {
    <plot/2> a film:PlotText ; film:plotOf id:the-ledger-of-skerra-1987 ; nif:isString "x" ;
        film:sourceOffset "0"^^xsd:nonNegativeInteger
}

# The person neither plays nor directs
# person:kim
INSERT DATA { person:kim a film:Person ; rdfs:label "Kim" }

# Give it exactly one rdfs:label
# person:maren-holt
DELETE DATA { person:maren-holt rdfs:label "Maren Holt" }

# Say who plays
# <performance/ada-pell>
INSERT DATA { <performance/ada-pell> film:performer <character/ada-pell> }

# Say whom they play
# <performance/ada-pell>
INSERT DATA { <performance/ada-pell> film:portrays <character/silas-rook> }

# Attach the performance
# <performance/ada-pell>
DELETE DATA { id:the-ledger-of-skerra-1987 film:hasPerformance <performance/ada-pell> }

# The character portrayed must appear in the film
# <performance/tom-reed>
DELETE DATA { <performance/tom-reed> film:portrays <character/tom-reed> } ;
INSERT DATA { <performance/tom-reed> film:portrays <../the-ledger-reopened-1991/character/tom-reed> }

# Give it exactly one rdfs:label
# <character/ada-pell>
DELETE DATA { <character/ada-pell> rdfs:label "Ada Pell" }

# Give it exactly one rdfs:label
# <character/the-wreckers>
INSERT DATA { <character/the-wreckers> rdfs:label "the crew" }

# Give it exactly one rdfs:label
# <place/skerra>
DELETE DATA { <place/skerra> rdfs:label "Skerra" } ;
INSERT DATA { <place/skerra> rdfs:label "" }

# Give it exactly one rdfs:label
# <institution/police>
DELETE DATA { <institution/police> rdfs:label "the police" } ;
INSERT DATA { <institution/police> rdfs:label 5 }

# Give it at most one rdfs:label
# <event/1>
INSERT DATA { <event/1> rdfs:label "Ada" , "Ada knocks" }

# Write each skos:altLabel
# <character/ada-pell>
INSERT DATA { <character/ada-pell> skos:altLabel "Adi"@en }

# Leave out the skos:altLabel
# <character/ada-pell>
INSERT DATA { <character/ada-pell> skos:altLabel "Ada Pell" }

# Say which one film
# <place/boathouse>
DELETE DATA { <place/boathouse> film:appearsIn id:the-ledger-of-skerra-1987 }

# Nothing in the text refers to it
# <place/attic>
INSERT DATA {
    <place/attic> a film:Place ; rdfs:label "the attic" ; film:entityType v:room ;
        film:appearsIn id:the-ledger-of-skerra-1987
}

# It stands alone
# <character/dog>
INSERT DATA {
    <character/dog> a film:Character ; rdfs:label "the dog" ; film:prominence 0.0 ;
        film:appearsIn id:the-ledger-of-skerra-1987 .
    <mention/dog> a film:Mention ; film:refersTo <character/dog> ; film:mentionKind v:name ;
        nif:referenceContext <plot> ; nif:anchorOf "Ada" ;
        nif:beginIndex "13"^^xsd:nonNegativeInteger ; nif:endIndex "16"^^xsd:nonNegativeInteger
}

# Give it one film:prominence
# <character/ada-pell>
DELETE WHERE { <character/ada-pell> film:prominence ?old } ;
INSERT DATA { <character/ada-pell> film:prominence 1.5 }

# Give it one film:prominence
# <character/the-wreckers>
DELETE WHERE { <character/the-wreckers> film:prominence ?old }

# Make schema:gender
# <character/silas-rook>
INSERT DATA { <character/silas-rook> schema:gender "male" }

# Point film:memberOf
# <character/silas-rook>
INSERT DATA { <character/silas-rook> film:memberOf <place/skerra> }

# Point film:hasMember
# <character/the-wreckers>
INSERT DATA { <character/the-wreckers> film:hasMember <place/skerra> }

# Members and what they belong to
# <character/the-wreckers>
INSERT DATA { <character/the-wreckers> film:hasMember <../the-ledger-reopened-1991/character/tom-reed> }

# Members and what they belong to
# <character/silas-rook>
INSERT DATA { <character/silas-rook> film:memberOf <../the-ledger-reopened-1991/institution/harbour-board> }

# Point film:locatedIn
# <institution/police>
INSERT DATA { <institution/police> film:locatedIn <institution/saint-brannock> }

# A place must be located
# <place/skerra>
INSERT DATA { <place/skerra> film:locatedIn <place/boathouse> }

# A place must be located
# <place/skerra>
INSERT DATA { <place/skerra> film:locatedIn <../the-ledger-reopened-1991/place/quay> }

# Give the institution
# <institution/police>
DELETE DATA { <institution/police> film:entityType v:police } ;
INSERT DATA { <institution/police> film:entityType v:dwelling }

# Give the place
# <place/skerra>
DELETE DATA { <place/skerra> film:entityType v:natural } ;
INSERT DATA { <place/skerra> film:entityType v:school }

# Point film:sameCharacterAs
# <character/ada-pell>
INSERT DATA { <character/ada-pell> film:sameCharacterAs "Ada" }

# film:sameCharacterAs links
# <character/ada-pell>
INSERT DATA { <character/ada-pell> film:sameCharacterAs <character/nora-crane> }

# Type it film:Relationship
# <relationship/ada-pell--helps--tom-reed>
DELETE DATA { <relationship/ada-pell--helps--tom-reed> a film:Relationship }

# Give the relationship film:evidence
# <relationship/ada-pell--helps--tom-reed>
DELETE DATA { <relationship/ada-pell--helps--tom-reed> film:evidence <sentence/4> }

# Make film:confidence
# <relationship/ada-pell--helps--tom-reed>
DELETE DATA { <relationship/ada-pell--helps--tom-reed> film:confidence 0.9 } ;
INSERT DATA { <relationship/ada-pell--helps--tom-reed> film:confidence 1.1 }

# Say how sure
# <relationship/ada-pell--helps--tom-reed>
DELETE DATA { <relationship/ada-pell--helps--tom-reed> film:confidence 0.9 }

# Weakly supported
# <relationship/ada-pell--helps--tom-reed>
DELETE DATA { <relationship/ada-pell--helps--tom-reed> film:confidence 0.9 } ;
INSERT DATA { <relationship/ada-pell--helps--tom-reed> film:confidence 0.49 }

# Write film:rule
# <relationship/ada-pell--helps--tom-reed>
INSERT DATA { <relationship/ada-pell--helps--tom-reed> film:rule 7 }

# Give the relationship one film:source
# <relationship/new>
INSERT DATA {
    <relationship/new> a film:Relationship ; film:target <character/tom-reed> ; film:relationType v:helps ;
        film:polarity 1 ; film:confidence 0.9 ; film:basis v:stated ; film:evidence <sentence/1>
}

# Give the relationship one film:target
# <relationship/new>
INSERT DATA {
    <relationship/new> a film:Relationship ; film:source <character/ada-pell> ; film:target person:ines-varga ;
        film:relationType v:helps ; film:polarity 1 ; film:confidence 0.9 ; film:basis v:stated ; film:evidence <sentence/1> .
    <character/ada-pell> film:relatedTo person:ines-varga ; film:positivelyRelatedTo person:ines-varga
}

# Nobody has a relationship to themselves
# <relationship/new>
INSERT DATA {
    <relationship/new> a film:Relationship ; film:source <character/ada-pell> ; film:target <character/ada-pell> ;
        film:relationType v:helps ; film:polarity 1 ; film:confidence 0.9 ; film:basis v:stated ; film:evidence <sentence/1> .
    <character/ada-pell> film:relatedTo <character/ada-pell> ; film:positivelyRelatedTo <character/ada-pell>
}

# Give the relationship one film:relationType
# <relationship/tom-reed--attractedTo--nora-crane>
DELETE DATA { <relationship/tom-reed--attractedTo--nora-crane> film:relationType v:attractedTo } ;
INSERT DATA { <relationship/tom-reed--attractedTo--nora-crane> film:relationType v:romance }

# Give the relationship one film:polarity
# <relationship/edmund-crane--siblingOf--nora-crane>
DELETE DATA { <relationship/edmund-crane--siblingOf--nora-crane> film:polarity 0 }

# Say whether the relationship is stated
# <relationship/edmund-crane--siblingOf--nora-crane>
DELETE DATA { <relationship/edmund-crane--siblingOf--nora-crane> film:basis v:stated }

# Give film:basis once
# <relationship/edmund-crane--siblingOf--nora-crane>
INSERT DATA { <relationship/edmund-crane--siblingOf--nora-crane> film:basis v:guessed }

# Point film:establishedBy
# <relationship/ada-pell--helps--tom-reed>
INSERT DATA { <relationship/ada-pell--helps--tom-reed> film:endedBy <act/1> }

# Source and target of a relationship
# <relationship/new>
INSERT DATA {
    <relationship/new> a film:Relationship ; film:source <character/ada-pell> ; film:target <../the-ledger-reopened-1991/character/ines> ;
        film:relationType v:helps ; film:polarity 1 ; film:confidence 0.9 ; film:basis v:stated ; film:evidence <sentence/1> .
    <character/ada-pell> film:relatedTo <../the-ledger-reopened-1991/character/ines> ; film:positivelyRelatedTo <../the-ledger-reopened-1991/character/ines>
}

# The evidence of a relationship
# <relationship/ada-pell--helps--tom-reed>
INSERT DATA { <relationship/ada-pell--helps--tom-reed> film:evidence <../the-ledger-reopened-1991/sentence/1> }

# The events that establish or end
# <relationship/ada-pell--helps--tom-reed>
INSERT DATA { <relationship/ada-pell--helps--tom-reed> film:endedBy <../the-ledger-reopened-1991/event/1> }

# There are two relationships of this type
# <relationship/the-same-again>
INSERT DATA {
    <relationship/the-same-again> a film:Relationship ; film:source <character/ada-pell> ;
        film:target <character/tom-reed> ; film:relationType v:helps ; film:polarity 1 ; film:confidence 0.9 ; film:basis v:stated ;
        film:evidence <sentence/1>
}

# A relationship of a symmetric type is stored once
# <relationship/nora-crane--friendOf--ada-pell>
INSERT DATA {
    <relationship/nora-crane--friendOf--ada-pell> a film:Relationship ; film:source <character/nora-crane> ;
        film:target <character/ada-pell> ; film:relationType v:friendOf ; film:polarity 1 ; film:confidence 0.9 ; film:basis v:stated ;
        film:evidence <sentence/2>
}

# Of a symmetric type make the agent
# <relationship/edmund-crane--siblingOf--nora-crane>
DELETE WHERE { <relationship/edmund-crane--siblingOf--nora-crane> film:source ?source ; film:target ?target } ;
INSERT DATA {
    <relationship/edmund-crane--siblingOf--nora-crane> film:source <character/nora-crane> ;
        film:target <character/edmund-crane>
}

# The polarity is not that of the relation type
# <relationship/edmund-crane--siblingOf--nora-crane>
DELETE DATA { <relationship/edmund-crane--siblingOf--nora-crane> film:polarity 0 } ;
INSERT DATA {
    <relationship/edmund-crane--siblingOf--nora-crane> film:polarity -1 .
    <character/edmund-crane> film:negativelyRelatedTo <character/nora-crane> .
    <character/nora-crane> film:negativelyRelatedTo <character/edmund-crane>
}

# Add the shortcut film:relatedTo
# <relationship/the-wreckers--harms--tom-reed>
DELETE DATA { <character/the-wreckers> film:relatedTo <character/tom-reed> }

# The type is symmetric: add the shortcut
# <relationship/ada-pell--friendOf--nora-crane>
DELETE DATA { <character/nora-crane> film:relatedTo <character/ada-pell> }

# Add the signed shortcut
# <relationship/the-wreckers--harms--tom-reed>
DELETE DATA { <character/the-wreckers> film:negativelyRelatedTo <character/tom-reed> }

# Add the signed shortcut
# <relationship/ada-pell--friendOf--nora-crane>
DELETE DATA { <character/nora-crane> film:positivelyRelatedTo <character/ada-pell> }

# A film:relatedTo of this agent
# <character/tom-reed>
INSERT DATA { <character/tom-reed> film:relatedTo <character/the-wreckers> }

# A signed shortcut of this agent
# <character/nora-crane>
INSERT DATA { <character/nora-crane> film:positivelyRelatedTo <character/edmund-crane> }

# A signed shortcut of this agent
# <character/the-wreckers>
INSERT DATA { <character/the-wreckers> film:positivelyRelatedTo <character/tom-reed> }

# Give it a film:eventType
# <event/1>
DELETE DATA { <event/1> film:eventType v:arrival } ;
INSERT DATA { <event/1> film:eventType v:kills }

# Give it a film:eventType
# <event/8>
DELETE DATA { <event/8> film:eventType v:communicationEvent }

# Give it one film:trigger
# <event/1>
INSERT DATA { <event/1> film:trigger <trigger/108-115> }

# Give it one film:narrativeOrder
# <event/10>
DELETE DATA { <event/10> film:narrativeOrder 10 } ;
INSERT DATA { <event/10> film:narrativeOrder 0 }

# Quote at least one film:Sentence
# <event/1>
INSERT DATA { <event/1> film:evidence <plot> }

# Make film:confidence
# <event/1>
DELETE DATA { <event/1> film:confidence 0.9 } ;
INSERT DATA { <event/1> film:confidence "high" }

# Make every film:agent
# <event/4>
INSERT DATA { <event/4> film:agent <place/boathouse> ; film:hasParticipant <place/boathouse> }

# Make every participant
# <event/1>
INSERT DATA { <event/1> film:hasParticipant person:maren-holt }

# The event has nobody in it
# <event/6>
DELETE DATA { <event/6> film:recipient <character/ada-pell> ; film:hasParticipant <character/ada-pell> }

# Point film:atPlace
# <event/6>
INSERT DATA { <event/6> film:atPlace <institution/police> }

# Write film:predicateLemma
# <event/6>
INSERT DATA { <event/6> film:storyTime "later"@en }

# Point an event's film:partOf
# <event/1>
INSERT DATA { <event/1> film:partOf id:the-ledger-of-skerra-1987 }

# Give what happens the film:factuality
# <event/1>
DELETE DATA { <event/1> film:factuality v:asserted } ;
INSERT DATA { <event/1> film:factuality v:planned }

# Make film:storyOrder
# <event/1>
INSERT DATA { <event/1> film:storyOrder 12 }

# Give what does not happen at a certain time
# <event/8>
DELETE DATA { <event/8> film:factuality v:planned } ;
INSERT DATA { <event/8> film:factuality v:asserted }

# What does not happen has no film:storyOrder
# <event/8>
INSERT DATA { <event/8> film:storyOrder 11 }

# The participants and the place
# <event/1>
INSERT DATA { <event/1> film:hasParticipant <../the-ledger-reopened-1991/character/ines> }

# The participants and the place
# <event/6>
INSERT DATA { <event/6> film:atPlace <../the-ledger-reopened-1991/place/quay> }

# The trigger of an event must stand
# <event/1>
DELETE DATA { <event/1> film:evidence <sentence/1> } ;
INSERT DATA { <event/1> film:evidence <sentence/2> }

# Add every film:agent
# <event/1>
DELETE DATA { <event/1> film:hasParticipant <character/ada-pell> }

# Another event of the film
# <event/9>
DELETE DATA { <event/10> film:narrativeOrder 10 } ;
INSERT DATA { <event/10> film:narrativeOrder 9 }

# Give it exactly one rdfs:label
# <act/1>
DELETE DATA { <act/1> rdfs:label "Act 1" }

# Give it one film:narrativeOrder
# <act/1>
INSERT DATA { <act/1> film:narrativeOrder 7 }

# Point an act's film:partOf
# <act/1>
DELETE DATA { <act/1> film:partOf id:the-ledger-of-skerra-1987 }

# Another act of the film
# <act/3>
DELETE DATA { <act/3> film:narrativeOrder 3 } ;
INSERT DATA { <act/3> film:narrativeOrder 2 }

# Point an event's film:partOf to the one film:Act
# <event/1>
INSERT DATA { <event/1> film:partOf <act/3> }

# An event is in one scene
# <event/1>
INSERT DATA {
    <scene/9> a film:Scene ; rdfs:label "Scene 9" ; film:narrativeOrder 9 ; film:evidence <sentence/1> ;
        film:partOf id:the-ledger-of-skerra-1987 .
    <event/1> film:partOf <scene/9>
}

# Point a scene's film:partOf
# <scene/2>
DELETE DATA { <scene/2> film:partOf id:the-ledger-of-skerra-1987 }

# Point a scene's film:partOf
# <scene/2>
INSERT DATA { <scene/2> film:partOf <event/1> }

# Another scene of the film
# <scene/3>
DELETE DATA { <scene/3> film:narrativeOrder 3 } ;
INSERT DATA { <scene/3> film:narrativeOrder 2 }

# A scene holds the events of its own sentences
# <event/10>
DELETE DATA { <event/10> film:partOf <scene/3> } ;
INSERT DATA { <event/10> film:partOf <scene/2> }

# The act of an event must be part
# <event/10>
DELETE DATA { <event/10> film:partOf <act/3> } ;
INSERT DATA { <event/10> film:partOf <../the-ledger-reopened-1991/act/1> }

# The event precedes itself
# <event/2>
INSERT DATA { <event/1> film:precedes <event/2> . <event/2> film:precedes <event/1> }

# Give the plot text one nif:isString
# <../the-ledger-reopened-1991/plot>
DELETE WHERE { <../the-ledger-reopened-1991/plot> nif:isString ?text }

# Say of which one film it is the plot
# <plot/2>
INSERT DATA {
    <plot/2> a film:PlotText ; nif:isString "x" ; film:sourceOffset "0"^^xsd:nonNegativeInteger
}

# Say where the plot begins
# <plot>
INSERT DATA { <plot> film:sourceOffset 113 }

# Say in which one film:PlotText
# <trigger/35-42>
DELETE DATA { <trigger/35-42> nif:referenceContext <plot> }

# Give it one nif:beginIndex
# <mention/9-21--character-ada-pell>
DELETE WHERE { <mention/9-21--character-ada-pell> nif:beginIndex ?old } ;
INSERT DATA { <mention/9-21--character-ada-pell> nif:beginIndex "21"^^xsd:nonNegativeInteger }

# Give it one nif:endIndex
# <mention/9-21--character-ada-pell>
DELETE WHERE { <mention/9-21--character-ada-pell> nif:endIndex ?old }

# Give it one nif:anchorOf
# <mention/9-21--character-ada-pell>
DELETE DATA { <mention/9-21--character-ada-pell> nif:anchorOf "Dr. Ada Pell" }

# nif:anchorOf is not the text
# <mention/9-21--character-ada-pell>
DELETE DATA { <mention/9-21--character-ada-pell> nif:anchorOf "Dr. Ada Pell" } ;
INSERT DATA { <mention/9-21--character-ada-pell> nif:anchorOf "Dr. Ada Bell" }

# nif:anchorOf is not the text
# <trigger/35-42>
DELETE DATA { <trigger/35-42> nif:anchorOf "arrives" } ;
INSERT DATA { <trigger/35-42> nif:anchorOf "Arrives" }

# nif:anchorOf is not the text
# <sentence/2>
DELETE WHERE { <sentence/2> nif:endIndex ?old } ;
INSERT DATA { <sentence/2> nif:endIndex "9999"^^xsd:nonNegativeInteger }

# Type it film:Mention
# <mention/9-21--character-ada-pell>
DELETE DATA { <mention/9-21--character-ada-pell> a film:Mention }

# Point film:refersTo
# <mention/9-21--character-ada-pell>
DELETE DATA { <mention/9-21--character-ada-pell> film:refersTo <character/ada-pell> }

# Give the mention one film:mentionKind
# <mention/9-21--character-ada-pell>
DELETE DATA { <mention/9-21--character-ada-pell> film:mentionKind v:name } ;
INSERT DATA { <mention/9-21--character-ada-pell> film:mentionKind v:asserted }

# The mention stands in one film's plot
# <mention/9-21--character-ada-pell>
DELETE DATA { <mention/9-21--character-ada-pell> film:refersTo <character/ada-pell> } ;
INSERT DATA { <mention/9-21--character-ada-pell> film:refersTo <../the-ledger-reopened-1991/character/ines> }

# No event has this trigger
# <trigger/13-16>
INSERT DATA {
    <trigger/13-16> a film:Trigger ; nif:referenceContext <plot> ; nif:anchorOf "Ada" ;
        nif:beginIndex "13"^^xsd:nonNegativeInteger ; nif:endIndex "16"^^xsd:nonNegativeInteger
}

# Give the concept one skos:prefLabel
# v:grudge
INSERT DATA {
    v:grudge a film:RelationType ; skos:inScheme v:relationTypes ; film:polarity -1 ; film:symmetric false
}

# Put the concept into a scheme
# v:duel
INSERT DATA { v:duel a film:EventType ; skos:prefLabel "duel"@en }

# Put the concept into a scheme
# v:lair
INSERT DATA { v:lair a film:EntityKind ; skos:prefLabel "lair"@en }

# Give the relation type one film:polarity
# v:grudge
INSERT DATA {
    v:grudge a film:RelationType ; skos:prefLabel "grudge"@en ; skos:inScheme v:relationTypes ; film:symmetric false
}

# Say whether the relation type holds both ways
# v:grudge
INSERT DATA {
    v:grudge a film:RelationType ; skos:prefLabel "grudge"@en ; skos:inScheme v:relationTypes ; film:polarity -1
}

# Give the relationship film:evidence
# <relationship/ada-pell--enemyOf--silas-rook>
INSERT DATA { <relationship/ada-pell--enemyOf--silas-rook> film:evidence <event/1> }

# Type the name skosxl:Label
# <name/character-silas-rook--1>
DELETE DATA { <name/character-silas-rook--1> a skosxl:Label }

# Give the name one skosxl:literalForm
# <name/character-silas-rook--1>
DELETE DATA { <name/character-silas-rook--1> skosxl:literalForm "Silas" }

# Say whose name it is
# <name/character-silas-rook--1>
DELETE DATA { <character/silas-rook> skosxl:altLabel <name/character-silas-rook--1> }

# The name as a node is not among
# <name/character-silas-rook--1>
DELETE DATA { <character/silas-rook> skos:altLabel "Silas" }

# Point a correction's film:partOf
# <correction/2>
DELETE DATA { <correction/2> film:partOf id:the-ledger-of-skerra-1987 }

# Point film:corrects
# <correction/2>
INSERT DATA { <correction/2> film:corrects <sentence/1> }

# A correction must be about
# <correction/2>
INSERT DATA { <correction/2> film:corrects <../the-ledger-reopened-1991/character/tom-reed> }

# Give it exactly one rdfs:label
# <correction/2>
DELETE DATA { <correction/2> rdfs:label "The Ledger is no character." }
