/** What the linter finds in a declared call, and the words for whoever drafts. */
import { spoken, type Text } from './text.ts'

type Words = (name: string, other: string) => Text

const error = (words: Words) => ({ severity: 'error' as const, words })
const warning = (words: Words) => ({ severity: 'warning' as const, words })
const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const callFaults = {
  'call-of-nobody': error(() => say(
    'Конкурсқа тек порталға кірген адам немесе компания қатыса алады: рәсімді олар ашуға тиіс.', 'В конкурсе участвует только вошедший на портал человек или компания: открывать процедуру должны они.',
    'Only a person or a company that is signed in takes part in a call: they must be the ones who open the procedure.')),
  'empty-window': error((from, until) => say(
    `Өтініш қабылдау мерзімі жарамсыз: ${from} – ${until}. Оны «2026-06-01T09:00» түрінде жазыңыз, басталуы аяқталуынан бұрын болуы тиіс.`, `Срок приёма заявлений задан неверно: ${from} – ${until}. Запишите его в виде «2026-06-01T09:00», начало раньше конца.`,
    `The window ${from} – ${until} cannot be used: write it as 2026-06-01T09:00, the beginning before the end.`)),
  'window-or-entries': error(() => say(
    'Конкурстың не қабылдау мерзімі («window»), не жазбалары («ofEach») болуға тиіс: біреуін ғана жазыңыз.', 'У конкурса должен быть либо срок приёма («window»), либо записи («ofEach»): укажите что-то одно.',
    'A call has either a window, or is held for each entry of a register (ofEach): write one of the two.')),
  'call-of-no-entry': error((field) => say(
    `«${field}» — нысандағы міндетті «entry» сұрағы емес: конкурс қай жазба бойынша өтетіні белгісіз болып қалады. Міндетті, шартсыз сұрақты жазыңыз.`, `«${field}» — не обязательный вопрос вида «entry» в форме: неясно, по какой записи проводится конкурс. Укажите обязательный вопрос без условий.`,
    `“${field}” is no required question of the kind “entry” in the form: it would not be known for which entry the call is held. Name a question that is required and always asked.`)),
  'entry-without-last-day': error((column, register) => say(
    `«${register}» тізілімінде «${column}» деген міндетті күн бағаны жоқ: конкурстың қашан аяқталатыны белгісіз болып қалады. Басқа бағанды жазыңыз.`, `В реестре «${register}» нет обязательного столбца «${column}» с датой: неясно, когда конкурс завершается. Укажите другой столбец.`,
    `The register “${register}” has no required column “${column}” with a day: it would not be known when the call closes. Name another column.`)),
  'window-not-in-force': error((until, from) => say(
    `Өтініш қабылдау (соңы: ${until}) рәсім қолданылмайтын уақытқа тура келеді (қолданысқа енетін күні: ${from}): ешкім өтініш бере алмайды.`, `Приём заявлений (до ${until}) приходится на время, когда процедура не действует (она вводится в действие с ${from}): подать заявление никто не сможет.`,
    `The window (until ${until}) lies where the procedure is not in force (it is from ${from}): nobody could apply.`)),
  'no-places': error(() => say('Конкурста бірде-бір орын жоқ.', 'В конкурсе нет ни одного места.', 'The call has no places.')),
  'quotas-over-capacity': error((kept, capacity) => say(
    `Квоталар бойынша орын (${kept}) конкурстағы барлық орыннан (${capacity}) көп.`, `Мест по квотам (${kept}) больше, чем всех мест конкурса (${capacity}).`,
    `The quotas keep more places (${kept}) than the call has (${capacity}).`)),
  'repeated-quota': error((id) => say(`«${id}» квотасы екі рет көрсетілген.`, `Квота «${id}» указана дважды.`, `The quota “${id}” stands there twice.`)),
  'empty-quota': error((id) => say(`«${id}» квотасында бірде-бір орын жоқ.`, `В квоте «${id}» нет ни одного места.`, `The quota “${id}” has no places.`)),
  'ranking-not-signed': error((step) => say(
    `«${step}» кезеңін бір лауазым орындап, қол қоюға тиіс: рейтинг бойынша шешім өздігінен қабылданбайды.`, `Этап «${step}» должна выполнять одна должность с подписью: сам по себе рейтинг ничего не решает.`,
    `The step “${step}” must be performed by one office that signs: a ranking never decides by itself.`)),
  'ranking-decides-nothing': error((outcome) => say(
    `«${outcome}» нәтижесімен тиісті шешім қабылданбайды: қабылдау құқық беруге тиіс, бас тарту — бермеуге.`, `Исходом «${outcome}» не принимается нужное решение: зачисление должно предоставлять право, отказ — нет.`,
    `The outcome “${outcome}” does not decide what it must: admitting grants, refusing does not.`)),
  'ranking-by-silence': error((decision) => say(
    `Үнсіздік «${decision}» шешімін шығарады, ал оны рейтинг бойынша қолтаңба ғана шығарады. Үнсіздіктің салдарын «escalate» етіңіз немесе басқа нәтиже атаңыз.`,
    `Молчание принимает решение «${decision}», а его принимает только подпись под рейтингом. Укажите «escalate» или другой исход.`,
    `Silence takes the decision “${decision}”, which only the signature over the ranking takes. Write “escalate”, or another outcome.`)),
  'call-is-drawn': error((from, until) => say(
    `Осы уақыттағы (${from} – ${until}) конкурстың жеребесі тартылып қойған: ол басталғандағы ережелер бойынша өтеді. Оны өзгеріссіз қалдырыңыз немесе басқа уақыт белгілеңіз.`,
    `Жребий конкурса на это время (${from} – ${until}) уже брошен: он идёт по правилам, по которым начался. Оставьте его без изменений или назначьте другое время.`,
    `The lot of a call in this window (${from} – ${until}) is drawn: it goes on by the rules by which it began. Leave it as it is, or declare another window.`)),
  'ranking-asks': error((step) => say(
    `«${step}» кезеңінде тұжырым сұралады, ал оған барлығы үшін бірден қол қойылады. Тұжырымды алдыңғы кезеңде сұраңыз.`, `На этапе «${step}» спрашиваются выводы, а подписывается он за всех сразу. Спросите их на более раннем этапе.`,
    `The step “${step}” asks for findings, and it is signed for all at once. Ask for them in an earlier step.`)),
  'call-outlasts-term': warning((step) => say(
    `Өтініш қабылдау қызмет мерзімінен ұзаққа созылады: ерте берілген өтініш «${step}» кезеңінде рейтингті күткенде, мерзім өтіп кетеді, басшыға кешігу туралы хат жіберіледі. Бұл кезеңді «stopsIn» тізіміне қосыңыз.`,
    `Приём заявлений длится дольше срока услуги: пока заявление, поданное рано, ждёт рейтинга на этапе «${step}», срок истекает, и руководителю сообщают о просрочке. Добавьте этот этап в список «stopsIn».`,
    `Applications are taken for longer than the service may last: whoever applies early waits for the ranking at “${step}” until the term is over, and the head is told of lateness. Add this step to the list “stopsIn”.`)),
  'call-outlasts-step': warning((step) => say(
    `«${step}» кезеңінің мерзімі өтініш қабылдау уақытынан қысқа: ерте берілген өтініш рейтингті күткенде, ол өтіп кетеді, басшыға кешігу туралы хат жіберіледі. Кезеңнің мерзімін («within») ұзартыңыз немесе алып тастаңыз.`,
    `Срок этапа «${step}» короче приёма заявлений: пока заявление, поданное рано, ждёт рейтинга, этот срок истекает, и руководителю сообщают о просрочке. Увеличьте срок этапа («within») или уберите этот срок.`,
    `The term of “${step}” is shorter than the time in which applications are taken: while an early one waits for the ranking, it is over, and the head is told of lateness. Make the term of the step (“within”) longer, or take the term out.`)),
} as const

export type CallLintRule = keyof typeof callFaults
