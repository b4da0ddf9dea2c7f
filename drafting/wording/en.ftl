# What a yearly note says between the facts, in English. $tense is "past" or "future", as seen from the date of issue.

-programme = International Dialogue on Migration (IDM)

## Numbers

number = { $n ->
    [1] one
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
   *[other] { $figures }
}
# $gender is that of what is counted
nth = { $n ->
    [1] first
    [2] second
    [3] third
    [4] fourth
    [5] fifth
    [6] sixth
    [7] seventh
    [8] eighth
    [9] ninth
   *[other] { $figures }
}

## Opening

opening-both = This discussion note looks back on the { -programme } in { $past }{ $council } and sets out what is planned for the IDM in { $coming }
opening-past = This discussion note looks back on the { -programme } in { $past }{ $council }
opening-coming = This discussion note sets out what is planned for the { -programme } in { $coming }
opening-council = { $n ->
    [1] { $sittings ->
        [1] , including its sitting at the { $ordinals } Session of the Council,
       *[other] , including its sittings at the { $ordinals } Session of the Council,
    }
   *[other] , including its sittings at the { $ordinals } Sessions of the Council,
}

## Headings

heading-year = IDM { $year }: { $theme }
heading-year-alone = IDM { $year }
heading-council = IDM at the { $ordinal } Session of the IOM Council
heading-workshop = { $title } ({ $when })

## The past year

theme-reported = { $tense ->
    [past] The overarching theme of the IDM in { $year } was { $theme }{ $endorsed }
   *[future] The overarching theme of the IDM in { $year } is { $theme }{ $endorsed }
}
theme-endorsed = { $tense ->
    [past] , which the Membership had endorsed at the informal consultations of { $days }
   *[future] , which the Membership endorsed at the informal consultations of { $days }
}
events-workshop = { $tense ->
    [past] { $n ->
        [1] One intersessional workshop was held: { $events }
       *[other] { $count } intersessional workshops were held: { $events }
    }
   *[future] { $n ->
        [1] One intersessional workshop will be held: { $events }
       *[other] { $count } intersessional workshops will be held: { $events }
    }
}
events-seminar = { $tense ->
    [past] { $n ->
        [1] One seminar was held: { $events }
       *[other] { $count } seminars were held: { $events }
    }
   *[future] { $n ->
        [1] One seminar will be held: { $events }
       *[other] { $count } seminars will be held: { $events }
    }
}
events-conference = { $tense ->
    [past] { $n ->
        [1] One conference was held: { $events }
       *[other] { $count } conferences were held: { $events }
    }
   *[future] { $n ->
        [1] One conference will be held: { $events }
       *[other] { $count } conferences will be held: { $events }
    }
}
online = online
in-person-and-online = in person and online
further-notes = { $n ->
    [1] Further information can be found in the discussion note for the informal consultations on the IDM of { $notes }
   *[other] Further information can be found in the discussion notes for the informal consultations on the IDM of { $notes }
}
further-note = { $day } ({ $symbol })

## The Council

council-sat = { $tense ->
    [past] { $n ->
        [1] The IDM sitting of the { $ordinal } Session of the Council took place{ $where }{ $when }
       *[other] The IDM sittings of the { $ordinal } Session of the Council took place{ $where }{ $when }
    }
   *[future] { $n ->
        [1] The IDM sitting of the { $ordinal } Session of the Council will take place{ $where }{ $when }
       *[other] The IDM sittings of the { $ordinal } Session of the Council will take place{ $where }{ $when }
    }
}
which-sitting = { $n ->
    [0] the sitting
   *[other] the { $nth } sitting
}
sitting-for = { $tense ->
    [past] { $which }, { $title }, was held { $purpose }
   *[future] { $which }, { $title }, will be held { $purpose }
}
sitting-for-the-purpose = { $tense ->
    [past] { $which }, { $title }, had the following purpose: { $purpose }
   *[future] { $which }, { $title }, will have the following purpose: { $purpose }
}
sitting-on = { $tense ->
    [past] { $which } dealt with { $title }
   *[future] { $which } will deal with { $title }
}
sitting-launched = { $tense ->
    [past] { $which } was devoted to the launch of the { $n ->
        [1] publication { $publications }{ $presented }
       *[other] publications { $publications }{ $presented }
    }
   *[future] { $which } will be devoted to the launch of the { $n ->
        [1] publication { $publications }{ $presented }
       *[other] publications { $publications }{ $presented }
    }
}
presented = { $tense ->
    [past] { $co-editors ->
        [yes] , which its co-editors, { $names }, presented
       *[no] , presented by { $names }
    }
   *[future] { $co-editors ->
        [yes] , which its co-editors, { $names }, will present
       *[no] , to be presented by { $names }
    }
}
opened = { $who } opened the sitting{ $deed }
moderated = { $who } moderated the sitting{ $deed }
discussion-moderated = The discussion that followed was moderated by { $whom }{ $deed }
who-did = who { $deed }
spoke-from-the-floor = { $who } spoke from the floor{ $as }{ $deed }
gave-the-keynote = { $who } delivered the keynote address{ $as }{ $deed }
spoke = { $who } spoke{ $as }{ $deed }
as-special-guest = as a Special Guest of the Director General
announced = announced the following: { $things }
statements = { $n ->
    [1] A statement was made by { $names }
   *[other] Statements were made by { $names }
}
in-place-of = { $who }, replacing { $whom }
to-open = { $who } is to open the sitting
to-moderate = { $who } is to moderate the sitting
to-speak = { $n ->
    [1] One speaker is expected: { $names }
   *[other] The following speakers are expected: { $names }
}
handed-out = { $tense ->
    [past] { $n ->
        [1] The Membership received the following part of the publication: { $parts }
       *[other] The Membership received the following parts of the publication: { $parts }
    }
   *[future] { $n ->
        [1] The Membership will receive the following part of the publication: { $parts }
       *[other] The Membership will receive the following parts of the publication: { $parts }
    }
}

## Questions and proposals

question = The Membership is invited to consider the following question: { $title }
proposed-by = { $n ->
    [0] { $source ->
        [membership] The Membership put forward the following proposal: { $title }
       *[members] Members put forward the following proposal: { $title }
    }
    [1] { $members } put forward the following proposal: { $title }
   *[other] { $members } put forward the following proposal: { $title }
}

## The coming year

theme-planned = { $tense ->
    [past] { $theme } was the overarching theme of the IDM in { $year }
   *[future] { $theme } will be the overarching theme of the IDM in { $year }
}
theme-planned-after = { $tense ->
    [past] Following the informal consultations held with the Membership { $days }, { $theme } was the overarching theme of the IDM in { $year }
   *[future] Following the informal consultations held with the Membership { $days }, { $theme } will be the overarching theme of the IDM in { $year }
}
theme-proposed = The overarching theme proposed for the IDM in { $year } is { $theme }
theme-open = The overarching theme of the IDM in { $year } has still to be endorsed by the Membership
aims = { $tense ->
    [past] { $n ->
        [1] The aim was the following: { $aims }
       *[other] The aims were the following: { $aims }
    }
   *[future] { $n ->
        [1] The aim is the following: { $aims }
       *[other] The aims are the following: { $aims }
    }
}

## How the topics were chosen

topics-offered = { $tense ->
    [past] { $n ->
        [1] At the informal consultations held { $day }, one topic was offered for the workshops of { $year }: { $topics }
       *[other] At the informal consultations held { $day }, { $count } topics were offered for the workshops of { $year }
    }
   *[future] { $n ->
        [1] At the informal consultations to be held { $day }, one topic will be offered for the workshops of { $year }: { $topics }
       *[other] At the informal consultations to be held { $day }, { $count } topics will be offered for the workshops of { $year }: { $topics }
    }
}
first-choice = { $topic } was the first choice of the Membership
first-choice-becomes = { $topic } was the first choice of the Membership and { $becomes }
chosen-by-the-membership = { $also ->
    [yes] The Membership also chose { $topic }{ $becomes }
   *[no] The Membership chose { $topic }{ $becomes }
}
after-even-split = { $remaining ->
    [yes] As the preferences of the Membership were evenly divided among the remaining topics, the Administration chose { $topic }{ $becomes }
   *[no] As the preferences of the Membership were evenly divided among the topics offered, the Administration chose { $topic }{ $becomes }
}
after-even-split-among = As the preferences of the Membership were evenly divided among { $topics }, the Administration chose { $topic }{ $becomes }
chosen-by-the-administration = { $also ->
    [yes] The Administration also chose { $topic }{ $becomes }
   *[no] The Administration chose { $topic }{ $becomes }
}
selected = { $topic } was selected{ $becomes }
becomes = { $tense ->
    [past] was the subject { $event }{ $when }
   *[future] will be the subject { $event }{ $when }
}
which-becomes = , which { $becomes }
of-a-workshop = of a workshop
of-the-nth-workshop = of the { $nth } workshop of the year
of-a-seminar = of a seminar
of-a-conference = of a conference
folded-into = in { $workshops }
folded = { $n ->
    [1] { $tense ->
        [past] Elements of the topic { $topics } were incorporated { $into }
       *[future] Elements of the topic { $topics } will be incorporated { $into }
    }
   *[other] { $tense ->
        [past] Elements of the topics { $topics } were incorporated { $into }
       *[future] Elements of the topics { $topics } will be incorporated { $into }
    }
}
folded-where-possible = { $n ->
    [1] { $tense ->
        [past] Elements of the topic { $topics } were incorporated where possible
       *[future] Elements of the topic { $topics } will be incorporated where possible
    }
   *[other] { $tense ->
        [past] Elements of the topics { $topics } were incorporated where possible
       *[future] Elements of the topics { $topics } will be incorporated where possible
    }
}
carried-over = { $n ->
    [1] The topic { $topics } was carried over
   *[other] The topics { $topics } were carried over
}
dropped = { $n ->
    [1] The topic { $topics } was not retained
   *[other] The topics { $topics } were not retained
}
undecided = { $n ->
    [1] What becomes of the topic { $topics } has still to be decided
   *[other] What becomes of the topics { $topics } has still to be decided
}

## The workshops to come

held-workshop = { $tense ->
    [past] The workshop was held{ $where }{ $when }
   *[future] The workshop will be held{ $where }{ $when }
}
held-seminar = { $tense ->
    [past] The seminar was held{ $where }{ $when }
   *[future] The seminar will be held{ $where }{ $when }
}
held-conference = { $tense ->
    [past] The conference was held{ $where }{ $when }
   *[future] The conference will be held{ $where }{ $when }
}
dates-open = The dates have still to be fixed
programme-to-come = The programme will be announced in due course

## Funding

project-documents = { $further ->
    [yes] { $n ->
        [1] another project document
       *[other] { $count } further project documents
    }
   *[no] { $n ->
        [1] a project document
       *[other] { $count } project documents
    }
}
budgets = { $further ->
    [yes] { $n ->
        [1] another budget
       *[other] { $count } further budgets
    }
   *[no] { $n ->
        [1] a budget
       *[other] { $count } separate budgets
    }
}
means-available = { $n ->
    [1] { $things } has been prepared and is available to the Membership
   *[other] { $things } have been prepared and are available to the Membership
}
means-to-be-available = { $n ->
    [1] { $things } has been prepared and will be made available to the Membership at the informal consultations
   *[other] { $things } have been prepared and will be made available to the Membership at the informal consultations
}
supported-by = { $tense ->
    [past] { $also ->
        [yes] The IDM in { $year } also had the support { $donors }
       *[no] The IDM in { $year } had the support { $donors }
    }
   *[future] { $also ->
        [yes] The IDM in { $year } also has the support { $donors }
       *[no] The IDM in { $year } has the support { $donors }
    }
}

## Training

iom = IOM
training-sessions = { $tense ->
    [past] { $n ->
        [1] { $organizers } held a training session within the IDM in { $year }{ $support }
       *[other] { $organizers } held { $count } training sessions within the IDM in { $year }{ $support }
    }
   *[future] { $n ->
        [1] { $organizers } will hold a training session within the IDM in { $year }{ $support }
       *[other] { $organizers } will hold { $count } training sessions within the IDM in { $year }{ $support }
    }
}
with-support = , with the support { $donors }
training-subjects = { $tense ->
    [past] { $n ->
        [1] { $mirrors ->
            [yes] { $kind ->
                [seminar] It took up the subject of the seminar { $subjects }
                [conference] It took up the subject of the conference { $subjects }
               *[workshop] It took up the subject of the workshop { $subjects }
            }
           *[no] Its subject was { $subjects }
        }
       *[other] { $mirrors ->
            [yes] { $kind ->
                [workshop] They took up the subjects of the workshops { $subjects }
               *[several] They took up the subjects of the events { $subjects }
            }
           *[no] Their subjects were { $subjects }
        }
    }
   *[future] { $n ->
        [1] { $mirrors ->
            [yes] { $kind ->
                [seminar] It takes up the subject of the seminar { $subjects }
                [conference] It takes up the subject of the conference { $subjects }
               *[workshop] It takes up the subject of the workshop { $subjects }
            }
           *[no] Its subject is { $subjects }
        }
       *[other] { $mirrors ->
            [yes] { $kind ->
                [workshop] They take up the subjects of the workshops { $subjects }
               *[several] They take up the subjects of the events { $subjects }
            }
           *[no] Their subjects are { $subjects }
        }
    }
}
training-tool = { $tense ->
    [past] { $n ->
        [1] It was based on { $tool }
       *[other] They were based on { $tool }
    }
   *[future] { $n ->
        [1] It is based on { $tool }
       *[other] They are based on { $tool }
    }
}
in-a-language = { $language }
training-languages = { $tense ->
    [past] { $n ->
        [1] The session was offered in { $languages }
       *[other] The sessions were offered in { $languages }
    }
   *[future] { $n ->
        [1] The session is offered in { $languages }
       *[other] The sessions are offered in { $languages }
    }
}
training-audience = { $tense ->
    [past] { $n ->
        [1] The session was meant for { $audience }
       *[other] The sessions were meant for { $audience }
    }
   *[future] { $n ->
        [1] The session is meant for { $audience }
       *[other] The sessions are meant for { $audience }
    }
}
formed-from = { $n ->
    [1] { $name } is the successor { $predecessors }
   *[other] { $name } was formed by the union { $predecessors }
}
