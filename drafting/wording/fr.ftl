# Ce que la note annuelle dit entre les faits, en français. $tense vaut « past » ou « future », vu de la date de publication.

-programme = Dialogue international sur la migration (IDM)

## Nombres

number = { $n ->
    [1] { $gender ->
        [feminine] une
       *[masculine] un
    }
    [2] deux
    [3] trois
    [4] quatre
    [5] cinq
    [6] six
    [7] sept
    [8] huit
    [9] neuf
   *[other] { $figures }
}
nth = { $n ->
    [1] { $gender ->
        [feminine] première
       *[masculine] premier
    }
    [2] deuxième
    [3] troisième
    [4] quatrième
    [5] cinquième
    [6] sixième
    [7] septième
    [8] huitième
    [9] neuvième
   *[other] { $figures }
}

## Ouverture

opening-both = La présente note de réflexion revient sur le { -programme } de { $past }{ $council } et annonce ce qui est prévu pour l'IDM en { $coming }
opening-past = La présente note de réflexion revient sur le { -programme } de { $past }{ $council }
opening-coming = La présente note de réflexion annonce ce qui est prévu pour le { -programme } en { $coming }
opening-council = { $n ->
    [1] { $sittings ->
        [1] , y compris la séance qui lui a été consacrée pendant la { $ordinals } session du Conseil,
       *[other] , y compris les séances qui lui ont été consacrées pendant la { $ordinals } session du Conseil,
    }
   *[other] , y compris les séances qui lui ont été consacrées pendant les { $ordinals } sessions du Conseil,
}

## Titres

heading-year = IDM { $year } : { $theme }
heading-year-alone = IDM { $year }
heading-council = L'IDM à la { $ordinal } session du Conseil de l'OIM
heading-workshop = { $title } ({ $when })

## L'année écoulée

theme-reported = { $tense ->
    [past] Le thème général de l'IDM en { $year } était { $theme }{ $endorsed }
   *[future] Le thème général de l'IDM en { $year } est { $theme }{ $endorsed }
}
theme-endorsed = { $n ->
    [1] { $tense ->
        [past] , que les Membres avaient approuvé lors des consultations informelles du { $days }
       *[future] , que les Membres ont approuvé lors des consultations informelles du { $days }
    }
   *[other] { $tense ->
        [past] , que les Membres avaient approuvé lors des consultations informelles des { $days }
       *[future] , que les Membres ont approuvé lors des consultations informelles des { $days }
    }
}
events-workshop = { $tense ->
    [past] { $n ->
        [1] Un atelier intersessions a eu lieu : { $events }
       *[other] { $count } ateliers intersessions ont eu lieu : { $events }
    }
   *[future] { $n ->
        [1] Un atelier intersessions aura lieu : { $events }
       *[other] { $count } ateliers intersessions auront lieu : { $events }
    }
}
events-seminar = { $tense ->
    [past] { $n ->
        [1] Un séminaire a eu lieu : { $events }
       *[other] { $count } séminaires ont eu lieu : { $events }
    }
   *[future] { $n ->
        [1] Un séminaire aura lieu : { $events }
       *[other] { $count } séminaires auront lieu : { $events }
    }
}
events-conference = { $tense ->
    [past] { $n ->
        [1] Une conférence a eu lieu : { $events }
       *[other] { $count } conférences ont eu lieu : { $events }
    }
   *[future] { $n ->
        [1] Une conférence aura lieu : { $events }
       *[other] { $count } conférences auront lieu : { $events }
    }
}
online = en ligne
in-person-and-online = sur place et en ligne
further-notes = { $n ->
    [1] Pour de plus amples renseignements, voir la note de réflexion établie en vue des consultations informelles sur l'IDM { $notes }
   *[other] Pour de plus amples renseignements, voir les notes de réflexion établies en vue des consultations informelles sur l'IDM { $notes }
}
further-note = du { $day } ({ $symbol })

## Le Conseil

council-sat = { $tense ->
    [past] { $n ->
        [1] La séance consacrée à l'IDM pendant la { $ordinal } session du Conseil a eu lieu{ $where }{ $when }
       *[other] Les séances consacrées à l'IDM pendant la { $ordinal } session du Conseil ont eu lieu{ $where }{ $when }
    }
   *[future] { $n ->
        [1] La séance consacrée à l'IDM pendant la { $ordinal } session du Conseil aura lieu{ $where }{ $when }
       *[other] Les séances consacrées à l'IDM pendant la { $ordinal } session du Conseil auront lieu{ $where }{ $when }
    }
}
which-sitting = { $n ->
    [0] la séance
   *[other] la { $nth } séance
}
sitting-for = { $tense ->
    [past] { $which }, { $title }, avait pour objet { $purpose }
   *[future] { $which }, { $title }, aura pour objet { $purpose }
}
sitting-for-the-purpose = { $tense ->
    [past] { $which }, { $title }, visait l'objectif suivant : { $purpose }
   *[future] { $which }, { $title }, visera l'objectif suivant : { $purpose }
}
sitting-on = { $tense ->
    [past] { $which } avait pour thème { $title }
   *[future] { $which } aura pour thème { $title }
}
sitting-launched = { $n ->
    [1] { $tense ->
        [past] { $which } a été consacrée au lancement de la publication { $publications }{ $presented }
       *[future] { $which } sera consacrée au lancement de la publication { $publications }{ $presented }
    }
   *[other] { $tense ->
        [past] { $which } a été consacrée au lancement des publications { $publications }{ $presented }
       *[future] { $which } sera consacrée au lancement des publications { $publications }{ $presented }
    }
}
presented = { $n ->
    [1] { $tense ->
        [past] { $co-editors ->
            [yes] , que ses corédacteurs, { $names }, ont présentée
           *[no] , présentée par { $names }
        }
       *[future] { $co-editors ->
            [yes] , que ses corédacteurs, { $names }, présenteront
           *[no] , qui sera présentée par { $names }
        }
    }
   *[other] { $tense ->
        [past] { $co-editors ->
            [yes] , que leurs corédacteurs, { $names }, ont présentées
           *[no] , présentées par { $names }
        }
       *[future] { $co-editors ->
            [yes] , que leurs corédacteurs, { $names }, présenteront
           *[no] , qui seront présentées par { $names }
        }
    }
}
opened = { $who } a ouvert la séance{ $deed }
moderated = { $who } a dirigé les débats{ $deed }
discussion-moderated = Le débat qui a suivi a été dirigé par { $whom }{ $deed }
who-did = qui { $deed }
spoke-from-the-floor = { $who } a pris la parole depuis la salle{ $as }{ $deed }
gave-the-keynote = { $who } a prononcé le discours principal{ $as }{ $deed }
spoke = { $who } a pris la parole{ $as }{ $deed }
as-special-guest = à l'invitation spéciale du Directeur général
announced = a annoncé ce qui suit : { $things }
statements = { $n ->
    [1] Une déclaration a été faite par { $names }
   *[other] Des déclarations ont été faites par { $names }
}
in-place-of = { $who }, remplaçant { $whom }
to-open = { $who } ouvrira la séance
to-moderate = { $who } dirigera les débats
to-speak = { $n ->
    [1] Une intervention est prévue : { $names }
   *[other] Les interventions suivantes sont prévues : { $names }
}
handed-out = { $tense ->
    [past] { $n ->
        [1] Les Membres ont reçu la partie suivante de la publication : { $parts }
       *[other] Les Membres ont reçu les parties suivantes de la publication : { $parts }
    }
   *[future] { $n ->
        [1] Les Membres recevront la partie suivante de la publication : { $parts }
       *[other] Les Membres recevront les parties suivantes de la publication : { $parts }
    }
}

## Questions et propositions

question = Les Membres sont invités à examiner la question suivante : { $title }
proposed-by = { $n ->
    [0] { $source ->
        [membership] Les Membres ont présenté la proposition suivante : { $title }
       *[members] Des Membres ont présenté la proposition suivante : { $title }
    }
    [1] { $members } a présenté la proposition suivante : { $title }
   *[other] { $members } ont présenté la proposition suivante : { $title }
}

## L'année à venir

theme-planned = { $tense ->
    [past] Le thème général de l'IDM en { $year } était { $theme }
   *[future] Le thème général de l'IDM en { $year } sera { $theme }
}
theme-planned-after = { $tense ->
    [past] Le thème général de l'IDM en { $year }, arrêté à l'issue des consultations informelles tenues avec les Membres { $days }, était { $theme }
   *[future] Le thème général de l'IDM en { $year }, arrêté à l'issue des consultations informelles tenues avec les Membres { $days }, sera { $theme }
}
theme-proposed = Le thème général proposé pour l'IDM en { $year } est { $theme }
theme-open = Le thème général de l'IDM en { $year } doit encore être approuvé par les Membres
aims = { $tense ->
    [past] { $n ->
        [1] Le but était le suivant : { $aims }
       *[other] Les buts étaient les suivants : { $aims }
    }
   *[future] { $n ->
        [1] Le but est le suivant : { $aims }
       *[other] Les buts sont les suivants : { $aims }
    }
}

## Comment les sujets ont été choisis

topics-offered = { $tense ->
    [past] { $n ->
        [1] Lors des consultations informelles tenues { $day }, un sujet a été proposé pour les ateliers de { $year } : { $topics }
       *[other] Lors des consultations informelles tenues { $day }, { $count } sujets ont été proposés pour les ateliers de { $year }
    }
   *[future] { $n ->
        [1] Lors des consultations informelles qui se tiendront { $day }, un sujet sera proposé pour les ateliers de { $year } : { $topics }
       *[other] Lors des consultations informelles qui se tiendront { $day }, { $count } sujets seront proposés pour les ateliers de { $year } : { $topics }
    }
}
first-choice = Le premier choix des Membres s'est porté sur { $topic }
first-choice-becomes = Le premier choix des Membres s'est porté sur { $topic }, qui { $becomes }
chosen-by-the-membership = { $also ->
    [yes] Les Membres ont également choisi { $topic }{ $becomes }
   *[no] Les Membres ont choisi { $topic }{ $becomes }
}
after-even-split = { $remaining ->
    [yes] Les préférences des Membres se partageant également entre les autres sujets, l'Administration a retenu { $topic }{ $becomes }
   *[no] Les préférences des Membres se partageant également entre les sujets proposés, l'Administration a retenu { $topic }{ $becomes }
}
after-even-split-among = Les préférences des Membres se partageant également entre { $topics }, l'Administration a retenu { $topic }{ $becomes }
chosen-by-the-administration = { $also ->
    [yes] L'Administration a également retenu { $topic }{ $becomes }
   *[no] L'Administration a retenu { $topic }{ $becomes }
}
selected = Le sujet { $topic } a été retenu{ $becomes }
becomes = { $tense ->
    [past] a fait l'objet { $event }{ $when }
   *[future] fera l'objet { $event }{ $when }
}
which-becomes = , qui { $becomes }
of-a-workshop = d'un atelier
of-the-nth-workshop = du { $nth } atelier de l'année
of-a-seminar = d'un séminaire
of-a-conference = d'une conférence
folded-into = { $n ->
    [1] { $kind ->
        [seminar] au séminaire { $workshops }
        [conference] à la conférence { $workshops }
       *[workshop] à l'atelier { $workshops }
    }
   *[other] { $kind ->
        [workshop] aux ateliers { $workshops }
       *[several] aux manifestations { $workshops }
    }
}
folded = { $n ->
    [1] { $tense ->
        [past] Des éléments du sujet { $topics } ont été intégrés { $into }
       *[future] Des éléments du sujet { $topics } seront intégrés { $into }
    }
   *[other] { $tense ->
        [past] Des éléments des sujets { $topics } ont été intégrés { $into }
       *[future] Des éléments des sujets { $topics } seront intégrés { $into }
    }
}
folded-where-possible = { $n ->
    [1] { $tense ->
        [past] Des éléments du sujet { $topics } ont été intégrés là où c'était possible
       *[future] Des éléments du sujet { $topics } seront intégrés là où ce sera possible
    }
   *[other] { $tense ->
        [past] Des éléments des sujets { $topics } ont été intégrés là où c'était possible
       *[future] Des éléments des sujets { $topics } seront intégrés là où ce sera possible
    }
}
carried-over = { $n ->
    [1] Le sujet { $topics } a été reporté
   *[other] Les sujets { $topics } ont été reportés
}
dropped = { $n ->
    [1] Le sujet { $topics } n'a pas été retenu
   *[other] Les sujets { $topics } n'ont pas été retenus
}
undecided = { $n ->
    [1] La suite à donner au sujet { $topics } reste à décider
   *[other] La suite à donner aux sujets { $topics } reste à décider
}

## Les ateliers à venir

held-workshop = { $tense ->
    [past] L'atelier a eu lieu{ $where }{ $when }
   *[future] L'atelier aura lieu{ $where }{ $when }
}
held-seminar = { $tense ->
    [past] Le séminaire a eu lieu{ $where }{ $when }
   *[future] Le séminaire aura lieu{ $where }{ $when }
}
held-conference = { $tense ->
    [past] La conférence a eu lieu{ $where }{ $when }
   *[future] La conférence aura lieu{ $where }{ $when }
}
dates-open = Les dates restent à fixer
programme-to-come = Le programme sera annoncé ultérieurement

## Financement

project-documents = { $further ->
    [yes] { $n ->
        [1] un autre descriptif de projet
       *[other] { $count } autres descriptifs de projet
    }
   *[no] { $n ->
        [1] un descriptif de projet
       *[other] { $count } descriptifs de projet
    }
}
budgets = { $further ->
    [yes] { $n ->
        [1] un autre budget
       *[other] { $count } autres budgets
    }
   *[no] { $n ->
        [1] un budget
       *[other] { $count } budgets distincts
    }
}
means-available = { $n ->
    [1] { $things } a été établi et se trouve à la disposition des Membres
   *[other] { $things } ont été établis et se trouvent à la disposition des Membres
}
means-to-be-available = { $n ->
    [1] { $things } a été établi et sera mis à la disposition des Membres lors des consultations informelles
   *[other] { $things } ont été établis et seront mis à la disposition des Membres lors des consultations informelles
}
supported-by = { $tense ->
    [past] { $also ->
        [yes] L'IDM en { $year } a également bénéficié de l'appui { $donors }
       *[no] L'IDM en { $year } a bénéficié de l'appui { $donors }
    }
   *[future] { $also ->
        [yes] L'IDM en { $year } bénéficie également de l'appui { $donors }
       *[no] L'IDM en { $year } bénéficie de l'appui { $donors }
    }
}

## Formation

iom = l'OIM
training-sessions = { $tense ->
    [past] { $n ->
        [1] { $partner ->
            [none] { $organizers } a tenu, au titre de l'IDM, une session de formation en { $year }{ $support }
           *[other] { $organizers } ont tenu, au titre de l'IDM, une session de formation en { $year }{ $support }
        }
       *[other] { $partner ->
            [none] { $organizers } a tenu, au titre de l'IDM, { $count } sessions de formation en { $year }{ $support }
           *[other] { $organizers } ont tenu, au titre de l'IDM, { $count } sessions de formation en { $year }{ $support }
        }
    }
   *[future] { $n ->
        [1] { $partner ->
            [none] { $organizers } tiendra, au titre de l'IDM, une session de formation en { $year }{ $support }
           *[other] { $organizers } tiendront, au titre de l'IDM, une session de formation en { $year }{ $support }
        }
       *[other] { $partner ->
            [none] { $organizers } tiendra, au titre de l'IDM, { $count } sessions de formation en { $year }{ $support }
           *[other] { $organizers } tiendront, au titre de l'IDM, { $count } sessions de formation en { $year }{ $support }
        }
    }
}
with-support = , avec l'appui { $donors }
training-subjects = { $tense ->
    [past] { $n ->
        [1] { $mirrors ->
            [yes] { $kind ->
                [seminar] Elle reprenait le sujet du séminaire { $subjects }
                [conference] Elle reprenait le sujet de la conférence { $subjects }
               *[workshop] Elle reprenait le sujet de l'atelier { $subjects }
            }
           *[no] Elle avait pour sujet { $subjects }
        }
       *[other] { $mirrors ->
            [yes] { $kind ->
                [workshop] Elles reprenaient les sujets des ateliers { $subjects }
               *[several] Elles reprenaient les sujets des manifestations { $subjects }
            }
           *[no] Elles avaient pour sujets { $subjects }
        }
    }
   *[future] { $n ->
        [1] { $mirrors ->
            [yes] { $kind ->
                [seminar] Elle reprend le sujet du séminaire { $subjects }
                [conference] Elle reprend le sujet de la conférence { $subjects }
               *[workshop] Elle reprend le sujet de l'atelier { $subjects }
            }
           *[no] Elle a pour sujet { $subjects }
        }
       *[other] { $mirrors ->
            [yes] { $kind ->
                [workshop] Elles reprennent les sujets des ateliers { $subjects }
               *[several] Elles reprennent les sujets des manifestations { $subjects }
            }
           *[no] Elles ont pour sujets { $subjects }
        }
    }
}
training-tool = { $tense ->
    [past] { $n ->
        [1] Elle reposait sur l'outil { $tool }
       *[other] Elles reposaient sur l'outil { $tool }
    }
   *[future] { $n ->
        [1] Elle repose sur l'outil { $tool }
       *[other] Elles reposent sur l'outil { $tool }
    }
}
in-a-language = en { $language }
training-languages = { $tense ->
    [past] { $n ->
        [1] La session était proposée { $languages }
       *[other] Les sessions étaient proposées { $languages }
    }
   *[future] { $n ->
        [1] La session est proposée { $languages }
       *[other] Les sessions sont proposées { $languages }
    }
}
training-audience = { $tense ->
    [past] { $n ->
        [1] La session était destinée au public suivant : { $audience }
       *[other] Les sessions étaient destinées au public suivant : { $audience }
    }
   *[future] { $n ->
        [1] La session est destinée au public suivant : { $audience }
       *[other] Les sessions sont destinées au public suivant : { $audience }
    }
}
formed-from = { $n ->
    [1] { $name } a pris la suite { $predecessors }
   *[other] { $name } résulte de la fusion { $predecessors }
}
