/** What the linter finds where somebody is heard before a decision, and the words for whoever drafts. */
import { spoken, type Text } from './text.ts'

const error = (words: (step: string, about: string) => Text) => ({ severity: 'error' as const, words })
const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const hearingFaults = {
  'hearing-of-nobody': error((step) => say(
    `«${step}» кезеңін өтініш беруші орындамайды, сондықтан онда ешкім тыңдалмайды. «by: applicant» деп жазыңыз немесе «hearing» мүшесін алып тастаңыз.`,
    `Этап «${step}» выполняет не заявитель, поэтому на нём никого не заслушивают. Укажите «by: applicant» или уберите «hearing».`,
    `The step “${step}” is not the applicant’s, so that nobody is heard in it: say “by: applicant”, or take “hearing” out.`)),
  'hearing-never-ends': error((step) => say(
    `Өтініш беруші жауап бермесе, «${step}» кезеңіндегі тыңдау аяқталмайды. «late» ішінде үнсіздіктің нәтижесін көрсетіңіз.`,
    `Если заявитель молчит, заслушивание на этапе «${step}» не закончится. Укажите в «late» исход при молчании.`,
    `If the applicant says nothing, the hearing in “${step}” never ends: name in “late” what silence comes to.`)),
  'hearing-at-once': error((step) => say(
    `«${step}» кезеңіндегі хабарлама мерзімі бір күннен кем. «notice» ішінде кемінде бір күн көрсетіңіз.`, `Срок уведомления на этапе «${step}» меньше одного дня. Укажите в «notice» хотя бы один день.`,
    `The notice of “${step}” is shorter than a day: let “notice” be one day at least.`)),
  'hearing-burdens-nobody': error((step, decision) => say(
    `«${step}» кезеңінде «${decision}» шешімі алдында тыңдалады делінген, бірақ ондай шешім жоқ немесе ол ауыртпалық түсірмейді. «before» ішінде бас тартатын, кері қайтаратын немесе тоқтататын шешімді атаңыз.`,
    `На этапе «${step}» заслушивают перед решением «${decision}», но такого решения нет или оно никого не обременяет. Назовите в «before» решение об отказе, отзыве или прекращении.`,
    `In “${step}” somebody is heard before the decision “${decision}”, and there is none, or it burdens nobody: name in “before” one that refuses, revokes or dismisses.`)),
  'hearing-not-waived': error((step, outcome) => say(
    `«${step}» кезеңінде адам өзі таңдай алатын «${outcome}» нәтижесі жоқ. «waives» ішінде өтініш беруші таңдайтын нәтижені атаңыз немесе оны алып тастаңыз.`,
    `На этапе «${step}» нет исхода «${outcome}», который выбирает сам человек. Назовите в «waives» исход, который выбирает заявитель, или уберите его.`,
    `“${step}” has no outcome “${outcome}” that a person takes: name in “waives” one that the applicant takes, or leave it out.`)),
  'hearing-without-objection': error((step, field) => say(
    `«${step}» кезеңінде «${field}» деген мәтіндік сұрақ жоқ, сондықтан қарсылықты жазатын жер жоқ. Оны қарсылық білдіретін нәтиженің «findings» ішіне қосыңыз.`,
    `На этапе «${step}» нет текстового вопроса «${field}», поэтому возражение некуда записать. Добавьте его в «findings» исхода, которым возражают.`,
    `“${step}” asks for no text “${field}”, so that there is nowhere to object: put it among the “findings” of the outcome by which one objects.`)),
  'hearing-without-minutes': error((step, held) => say(
    `«${step}» кезеңі «${held}» кезеңінде тыңдау хаттамасы жасалады дейді, бірақ ол лауазымды адам орындап, қол қоятын кезең емес. «by: { role }» және «sign» қосыңыз немесе «minutes» мүшесін алып тастаңыз.`,
    `Этап «${step}» ссылается на протокол заслушивания на этапе «${held}», но его выполняет не должностное лицо или он не подписывается. Добавьте «by: { role }» и «sign» или уберите «minutes».`,
    `“${step}” says that the minutes of the hearing are made in “${held}”, which no office performs or nobody signs: give it “by: { role }” and “sign”, or take “minutes” out.`)),
  'hearing-decided-by-nobody': error((step, way) => say(
    `«${step}» кезеңінде тыңдау қажет, бірақ «${way}» нәтижесінде шешімді адам емес, мерзім немесе ереже қабылдайды. Шешімді лауазымды адам қабылдайтындай етіңіз.`,
    `Этап «${step}» требует заслушивания, но исходом «${way}» решение принимает не человек, а срок или правило. Укажите исход, в котором решает должностное лицо.`,
    `“${step}” asks for a hearing, and by “${way}” it is not a person who decides but time or a rule: let an officer decide.`)),
  'hearing-decided-by-several': error((step, way) => say(
    `«${step}» кезеңі тыңдауды талап етеді, бірақ «${way}» нәтижесімен шешімді комиссия, бірнеше адам немесе бөгде адам қабылдайды, ал олар қарсылыққа жауап бере алмайды. Шешімді келесі кезеңде лауазымды адам қабылдайтындай етіңіз.`,
    `Этап «${step}» требует заслушивания, но исходом «${way}» решает комиссия, несколько лиц или посторонний, а они не могут ответить на возражение. Поручите решение должностному лицу на следующем этапе.`,
    `“${step}” asks for a hearing, and by “${way}” a commission, several or somebody outside decide, who cannot answer an objection: let an officer decide in a step after it.`)),
  'hearing-past-minutes': error((step, way) => say(
    `«${step}» кезеңінде қарсылық білдірілсе, іс тыңдау хаттамасынсыз «${way}» кезеңіне өтіп, онда шешім қабылданады. Қарсылық білдіретін нәтижені «minutes» кезеңіне бағыттаңыз.`,
    `После возражения на этапе «${step}» дело попадает на этап «${way}», где принимается решение, минуя протокол заслушивания. Направьте исход, которым возражают, на этап из «minutes».`,
    `Whoever objects in “${step}” comes to “${way}”, which decides, past the minutes of the hearing: let the outcome by which one objects lead to the step that “minutes” names.`)),
  'hearing-not-reopened': error((step, from) => say(
    `Іс қайта ашылғанда «${from}» кезеңінен басталады да, «${step}» кезеңіне оралмайды, сондықтан жаңа шешімді қабылдау мүмкін болмайды. «reopensAt» ішінде «${step}» кезеңін немесе содан бұрынғы кезеңді атаңыз.`,
    `Возобновлённое дело начинается с этапа «${from}» и не возвращается на этап «${step}», поэтому новое решение принять нельзя. Укажите в «reopensAt» этап «${step}» или один из предшествующих ему.`,
    `A case that is reopened begins at “${from}” and never comes to “${step}”, so that it cannot be decided anew: let “reopensAt” name “${step}” or a step before it.`)),
  'hearing-unanswered': error((step, way) => say(
    `«${way}» нәтижесінде «${step}» кезеңіндегі қарсылыққа қалай жауап берілгені сұралмайды. «answer» аталған мәтіндік сұрақты сол нәтиженің «findings» ішіне қосыңыз.`,
    `Исход «${way}» не спрашивает, как отвечено на возражение этапа «${step}». Добавьте текстовый вопрос, названный в «answer», в «findings» этого исхода.`,
    `“${way}” does not ask how the objection of “${step}” was answered: put the text that “answer” names among the “findings” of that outcome.`)),
} as const

export type HearingLintRule = keyof typeof hearingFaults
