# Lo que la nota anual dice entre los hechos, en español. $tense vale «past» o «future», visto desde la fecha de publicación.

-programme = Diálogo Internacional sobre la Migración (IDM)

## Números

number = { $n ->
    [1] { $gender ->
        [feminine] una
       *[masculine] un
    }
    [2] dos
    [3] tres
    [4] cuatro
    [5] cinco
    [6] seis
    [7] siete
    [8] ocho
    [9] nueve
   *[other] { $figures }
}
nth = { $n ->
    [1] { $gender ->
        [feminine] primera
       *[masculine] primer
    }
    [2] { $gender ->
        [feminine] segunda
       *[masculine] segundo
    }
    [3] { $gender ->
        [feminine] tercera
       *[masculine] tercer
    }
    [4] { $gender ->
        [feminine] cuarta
       *[masculine] cuarto
    }
    [5] { $gender ->
        [feminine] quinta
       *[masculine] quinto
    }
    [6] { $gender ->
        [feminine] sexta
       *[masculine] sexto
    }
    [7] { $gender ->
        [feminine] séptima
       *[masculine] séptimo
    }
    [8] { $gender ->
        [feminine] octava
       *[masculine] octavo
    }
    [9] { $gender ->
        [feminine] novena
       *[masculine] noveno
    }
   *[other] { $figures }
}

## Apertura

opening-both = La presente nota de reflexión pasa revista al { -programme } de { $past }{ $council } y anuncia lo previsto para el IDM en { $coming }
opening-past = La presente nota de reflexión pasa revista al { -programme } de { $past }{ $council }
opening-coming = La presente nota de reflexión anuncia lo previsto para el { -programme } en { $coming }
opening-council = { $n ->
    [1] { $sittings ->
        [1] , incluida la sesión que celebró durante la { $ordinals } reunión del Consejo,
       *[other] , incluidas las sesiones que celebró durante la { $ordinals } reunión del Consejo,
    }
   *[other] , incluidas las sesiones que celebró durante las reuniones { $ordinals } del Consejo,
}

## Títulos

heading-year = IDM { $year }: { $theme }
heading-year-alone = IDM { $year }
heading-council = El IDM en la { $ordinal } reunión del Consejo de la OIM
heading-workshop = { $title } ({ $when })

## El año transcurrido

theme-reported = { $tense ->
    [past] El tema general del IDM en { $year } fue { $theme }{ $endorsed }
   *[future] El tema general del IDM en { $year } es { $theme }{ $endorsed }
}
theme-endorsed = { $n ->
    [1] { $tense ->
        [past] , que los Miembros habían aprobado en las consultas oficiosas del { $days }
       *[future] , que los Miembros aprobaron en las consultas oficiosas del { $days }
    }
   *[other] { $tense ->
        [past] , que los Miembros habían aprobado en las consultas oficiosas de los días { $days }
       *[future] , que los Miembros aprobaron en las consultas oficiosas de los días { $days }
    }
}
events-workshop = { $tense ->
    [past] { $n ->
        [1] Se celebró un taller entre reuniones: { $events }
       *[other] Se celebraron { $count } talleres entre reuniones: { $events }
    }
   *[future] { $n ->
        [1] Se celebrará un taller entre reuniones: { $events }
       *[other] Se celebrarán { $count } talleres entre reuniones: { $events }
    }
}
events-seminar = { $tense ->
    [past] { $n ->
        [1] Se celebró un seminario: { $events }
       *[other] Se celebraron { $count } seminarios: { $events }
    }
   *[future] { $n ->
        [1] Se celebrará un seminario: { $events }
       *[other] Se celebrarán { $count } seminarios: { $events }
    }
}
events-conference = { $tense ->
    [past] { $n ->
        [1] Se celebró una conferencia: { $events }
       *[other] Se celebraron { $count } conferencias: { $events }
    }
   *[future] { $n ->
        [1] Se celebrará una conferencia: { $events }
       *[other] Se celebrarán { $count } conferencias: { $events }
    }
}
online = en línea
in-person-and-online = presencial y en línea
further-notes = { $n ->
    [1] Puede verse más información en la nota de reflexión preparada para las consultas oficiosas sobre el IDM { $notes }
   *[other] Puede verse más información en las notas de reflexión preparadas para las consultas oficiosas sobre el IDM { $notes }
}
further-note = del { $day } ({ $symbol })

## El Consejo

council-sat = { $tense ->
    [past] { $n ->
        [1] La sesión del IDM en la { $ordinal } reunión del Consejo tuvo lugar{ $where }{ $when }
       *[other] Las sesiones del IDM en la { $ordinal } reunión del Consejo tuvieron lugar{ $where }{ $when }
    }
   *[future] { $n ->
        [1] La sesión del IDM en la { $ordinal } reunión del Consejo tendrá lugar{ $where }{ $when }
       *[other] Las sesiones del IDM en la { $ordinal } reunión del Consejo tendrán lugar{ $where }{ $when }
    }
}
which-sitting = { $n ->
    [0] la sesión
   *[other] la { $nth } sesión
}
sitting-for = { $tense ->
    [past] { $which }, { $title }, tuvo por objeto { $purpose }
   *[future] { $which }, { $title }, tendrá por objeto { $purpose }
}
sitting-for-the-purpose = { $tense ->
    [past] { $which }, { $title }, persiguió el objetivo siguiente: { $purpose }
   *[future] { $which }, { $title }, perseguirá el objetivo siguiente: { $purpose }
}
sitting-on = { $tense ->
    [past] { $which } tuvo por tema { $title }
   *[future] { $which } tendrá por tema { $title }
}
sitting-launched = { $n ->
    [1] { $tense ->
        [past] { $which } se dedicó al lanzamiento de la publicación { $publications }{ $presented }
       *[future] { $which } se dedicará al lanzamiento de la publicación { $publications }{ $presented }
    }
   *[other] { $tense ->
        [past] { $which } se dedicó al lanzamiento de las publicaciones { $publications }{ $presented }
       *[future] { $which } se dedicará al lanzamiento de las publicaciones { $publications }{ $presented }
    }
}
presented = { $tense ->
    [past] { $co-editors ->
        [yes] , cuya presentación corrió a cargo de sus coeditores, { $names }
       *[no] , cuya presentación corrió a cargo de { $names }
    }
   *[future] { $co-editors ->
        [yes] , cuya presentación correrá a cargo de sus coeditores, { $names }
       *[no] , cuya presentación correrá a cargo de { $names }
    }
}
opened = { $who } abrió la sesión{ $deed }
moderated = { $who } moderó la sesión{ $deed }
discussion-moderated = El debate posterior fue moderado por { $whom }{ $deed }
who-did = quien { $deed }
spoke-from-the-floor = { $who } tomó la palabra desde la sala{ $as }{ $deed }
gave-the-keynote = { $who } pronunció el discurso principal{ $as }{ $deed }
spoke = { $who } tomó la palabra{ $as }{ $deed }
as-special-guest = por invitación especial del Director General
announced = anunció lo siguiente: { $things }
statements = { $n ->
    [1] Formuló una declaración { $names }
   *[other] Formularon declaraciones { $names }
}
in-place-of = { $who }, en sustitución de { $whom }
to-open = { $who } abrirá la sesión
to-moderate = { $who } moderará la sesión
to-speak = { $n ->
    [1] Está prevista una intervención: { $names }
   *[other] Están previstas las intervenciones siguientes: { $names }
}
handed-out = { $tense ->
    [past] { $n ->
        [1] Los Miembros recibieron la parte siguiente de la publicación: { $parts }
       *[other] Los Miembros recibieron las partes siguientes de la publicación: { $parts }
    }
   *[future] { $n ->
        [1] Los Miembros recibirán la parte siguiente de la publicación: { $parts }
       *[other] Los Miembros recibirán las partes siguientes de la publicación: { $parts }
    }
}

## Preguntas y propuestas

question = Se invita a los Miembros a examinar la cuestión siguiente: { $title }
proposed-by = { $n ->
    [0] { $source ->
        [membership] Los Miembros presentaron la propuesta siguiente: { $title }
       *[members] Algunos Miembros presentaron la propuesta siguiente: { $title }
    }
    [1] { $members } presentó la propuesta siguiente: { $title }
   *[other] { $members } presentaron la propuesta siguiente: { $title }
}

## El año próximo

theme-planned = { $tense ->
    [past] El tema general del IDM en { $year } fue { $theme }
   *[future] El tema general del IDM en { $year } será { $theme }
}
theme-planned-after = { $tense ->
    [past] A raíz de las consultas oficiosas celebradas con los Miembros { $days }, el tema general del IDM en { $year } fue { $theme }
   *[future] A raíz de las consultas oficiosas celebradas con los Miembros { $days }, el tema general del IDM en { $year } será { $theme }
}
theme-proposed = El tema general propuesto para el IDM en { $year } es { $theme }
theme-open = El tema general del IDM en { $year } está aún pendiente de aprobación por los Miembros
aims = { $tense ->
    [past] { $n ->
        [1] El objetivo fue el siguiente: { $aims }
       *[other] Los objetivos fueron los siguientes: { $aims }
    }
   *[future] { $n ->
        [1] El objetivo es el siguiente: { $aims }
       *[other] Los objetivos son los siguientes: { $aims }
    }
}

## Cómo se eligieron los temas

topics-offered = { $tense ->
    [past] { $n ->
        [1] En las consultas oficiosas celebradas { $day } se propuso un tema para los talleres de { $year }: { $topics }
       *[other] En las consultas oficiosas celebradas { $day } se propusieron { $count } temas para los talleres de { $year }
    }
   *[future] { $n ->
        [1] En las consultas oficiosas que se celebrarán { $day } se propondrá un tema para los talleres de { $year }: { $topics }
       *[other] En las consultas oficiosas que se celebrarán { $day } se propondrán { $count } temas para los talleres de { $year }: { $topics }
    }
}
first-choice = La primera opción de los Miembros fue { $topic }
first-choice-becomes = La primera opción de los Miembros fue { $topic }, que { $becomes }
chosen-by-the-membership = { $also ->
    [yes] Los Miembros eligieron también { $topic }{ $becomes }
   *[no] Los Miembros eligieron { $topic }{ $becomes }
}
after-even-split = { $remaining ->
    [yes] Como las preferencias de los Miembros se repartieron por igual entre los demás temas, la Administración eligió { $topic }{ $becomes }
   *[no] Como las preferencias de los Miembros se repartieron por igual entre los temas propuestos, la Administración eligió { $topic }{ $becomes }
}
after-even-split-among = Como las preferencias de los Miembros se repartieron por igual entre { $topics }, la Administración eligió { $topic }{ $becomes }
chosen-by-the-administration = { $also ->
    [yes] La Administración eligió también { $topic }{ $becomes }
   *[no] La Administración eligió { $topic }{ $becomes }
}
selected = Se eligió el tema { $topic }{ $becomes }
becomes = { $tense ->
    [past] fue objeto { $event }{ $when }
   *[future] será objeto { $event }{ $when }
}
which-becomes = , que { $becomes }
of-a-workshop = de un taller
of-the-nth-workshop = del { $nth } taller del año
of-a-seminar = de un seminario
of-a-conference = de una conferencia
folded-into = { $n ->
    [1] { $kind ->
        [seminar] al seminario { $workshops }
        [conference] a la conferencia { $workshops }
       *[workshop] al taller { $workshops }
    }
   *[other] { $kind ->
        [workshop] a los talleres { $workshops }
       *[several] a las actividades { $workshops }
    }
}
folded = { $n ->
    [1] { $tense ->
        [past] Se incorporaron elementos del tema { $topics } { $into }
       *[future] Se incorporarán elementos del tema { $topics } { $into }
    }
   *[other] { $tense ->
        [past] Se incorporaron elementos de los temas { $topics } { $into }
       *[future] Se incorporarán elementos de los temas { $topics } { $into }
    }
}
folded-where-possible = { $n ->
    [1] { $tense ->
        [past] Se incorporaron elementos del tema { $topics } donde fue posible
       *[future] Se incorporarán elementos del tema { $topics } donde sea posible
    }
   *[other] { $tense ->
        [past] Se incorporaron elementos de los temas { $topics } donde fue posible
       *[future] Se incorporarán elementos de los temas { $topics } donde sea posible
    }
}
carried-over = { $n ->
    [1] Se aplazó el tema { $topics }
   *[other] Se aplazaron los temas { $topics }
}
dropped = { $n ->
    [1] No se eligió el tema { $topics }
   *[other] No se eligieron los temas { $topics }
}
undecided = { $n ->
    [1] Queda por decidir el curso que se dará al tema { $topics }
   *[other] Queda por decidir el curso que se dará a los temas { $topics }
}

## Los talleres previstos

held-workshop = { $tense ->
    [past] El taller tuvo lugar{ $where }{ $when }
   *[future] El taller tendrá lugar{ $where }{ $when }
}
held-seminar = { $tense ->
    [past] El seminario tuvo lugar{ $where }{ $when }
   *[future] El seminario tendrá lugar{ $where }{ $when }
}
held-conference = { $tense ->
    [past] La conferencia tuvo lugar{ $where }{ $when }
   *[future] La conferencia tendrá lugar{ $where }{ $when }
}
dates-open = Las fechas están aún por fijar
programme-to-come = El programa se anunciará oportunamente

## Financiación

project-documents = { $further ->
    [yes] { $n ->
        [1] otro documento de proyecto
       *[other] otros { $count } documentos de proyecto
    }
   *[no] { $n ->
        [1] un documento de proyecto
       *[other] { $count } documentos de proyecto
    }
}
budgets = { $further ->
    [yes] { $n ->
        [1] otro presupuesto
       *[other] otros { $count } presupuestos
    }
   *[no] { $n ->
        [1] un presupuesto
       *[other] { $count } presupuestos separados
    }
}
means-available = { $n ->
    [1] Se ha preparado { $things }, que está a disposición de los Miembros
   *[other] Se han preparado { $things }, que están a disposición de los Miembros
}
means-to-be-available = { $n ->
    [1] Se ha preparado { $things }, que se pondrá a disposición de los Miembros en las consultas oficiosas
   *[other] Se han preparado { $things }, que se pondrán a disposición de los Miembros en las consultas oficiosas
}
supported-by = { $tense ->
    [past] { $also ->
        [yes] El IDM en { $year } contó también con el apoyo { $donors }
       *[no] El IDM en { $year } contó con el apoyo { $donors }
    }
   *[future] { $also ->
        [yes] El IDM en { $year } cuenta también con el apoyo { $donors }
       *[no] El IDM en { $year } cuenta con el apoyo { $donors }
    }
}

## Formación

iom = la OIM
training-sessions = { $tense ->
    [past] { $n ->
        [1] { $partner ->
            [none] { $organizers } celebró en { $year }, en el marco del IDM, una sesión de formación{ $support }
           *[other] { $organizers } celebraron en { $year }, en el marco del IDM, una sesión de formación{ $support }
        }
       *[other] { $partner ->
            [none] { $organizers } celebró en { $year }, en el marco del IDM, { $count } sesiones de formación{ $support }
           *[other] { $organizers } celebraron en { $year }, en el marco del IDM, { $count } sesiones de formación{ $support }
        }
    }
   *[future] { $n ->
        [1] { $partner ->
            [none] { $organizers } celebrará en { $year }, en el marco del IDM, una sesión de formación{ $support }
           *[other] { $organizers } celebrarán en { $year }, en el marco del IDM, una sesión de formación{ $support }
        }
       *[other] { $partner ->
            [none] { $organizers } celebrará en { $year }, en el marco del IDM, { $count } sesiones de formación{ $support }
           *[other] { $organizers } celebrarán en { $year }, en el marco del IDM, { $count } sesiones de formación{ $support }
        }
    }
}
with-support = , con el apoyo { $donors }
training-subjects = { $tense ->
    [past] { $n ->
        [1] { $mirrors ->
            [yes] { $kind ->
                [seminar] Retomó el tema del seminario { $subjects }
                [conference] Retomó el tema de la conferencia { $subjects }
               *[workshop] Retomó el tema del taller { $subjects }
            }
           *[no] Su tema fue { $subjects }
        }
       *[other] { $mirrors ->
            [yes] { $kind ->
                [workshop] Retomaron los temas de los talleres { $subjects }
               *[several] Retomaron los temas de las actividades { $subjects }
            }
           *[no] Sus temas fueron { $subjects }
        }
    }
   *[future] { $n ->
        [1] { $mirrors ->
            [yes] { $kind ->
                [seminar] Retoma el tema del seminario { $subjects }
                [conference] Retoma el tema de la conferencia { $subjects }
               *[workshop] Retoma el tema del taller { $subjects }
            }
           *[no] Su tema es { $subjects }
        }
       *[other] { $mirrors ->
            [yes] { $kind ->
                [workshop] Retoman los temas de los talleres { $subjects }
               *[several] Retoman los temas de las actividades { $subjects }
            }
           *[no] Sus temas son { $subjects }
        }
    }
}
training-tool = { $tense ->
    [past] { $n ->
        [1] Se basó en la herramienta { $tool }
       *[other] Se basaron en la herramienta { $tool }
    }
   *[future] { $n ->
        [1] Se basa en la herramienta { $tool }
       *[other] Se basan en la herramienta { $tool }
    }
}
in-a-language = { $language }
training-languages = { $tense ->
    [past] { $n ->
        [1] La sesión se ofreció en { $languages }
       *[other] Las sesiones se ofrecieron en { $languages }
    }
   *[future] { $n ->
        [1] La sesión se ofrece en { $languages }
       *[other] Las sesiones se ofrecen en { $languages }
    }
}
training-audience = { $tense ->
    [past] { $n ->
        [1] La sesión estaba destinada { $audience }
       *[other] Las sesiones estaban destinadas { $audience }
    }
   *[future] { $n ->
        [1] La sesión está destinada { $audience }
       *[other] Las sesiones están destinadas { $audience }
    }
}
formed-from = { $n ->
    [1] { $name } es la continuación { $predecessors }
   *[other] { $name } es fruto de la fusión { $predecessors }
}
