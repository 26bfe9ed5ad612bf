/** What the linter finds in a declaration, how grave it is, and the words for whoever drafts it. */
import { spoken, type Text } from './text.ts'

/** An error keeps a declaration from being enacted; a warning is to be looked at; a note says what is not set yet. */
export type Severity = 'error' | 'warning' | 'note'

type Words = (name: string, other: string) => Text
interface Kind { readonly severity: Severity; readonly words: Words }

const error = (words: Words): Kind => ({ severity: 'error', words })
const warning = (words: Words): Kind => ({ severity: 'warning', words })
const note = (words: Words): Kind => ({ severity: 'note', words })

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const faults = {
  'nobody-asked': error((step) => say(
    `«${step}» кезеңінде кесте бос болса, ешкімнен сұралмайды, ал ол кезде не болатыны айтылмаған: бір нәтижеге whenNobody: true деп жазыңыз.`,
    `На этапе «${step}» при пустой таблице никого не спрашивают, а что тогда происходит, не сказано: укажите у одного исхода whenNobody: true.`,
    `Where the table of “${step}” is empty nobody is asked, and what follows then is not said: give one outcome whenNobody: true.`)),
  // Steps and outcomes
  'unknown-step': error((step) => say(
    `«${step}» кезеңі жарияланбаған. Атауын тексеріңіз немесе кезеңді «steps» ішінде жариялаңыз.`,
    `Этап «${step}» не объявлен. Проверьте имя или объявите этап в «steps».`,
    `No step is called “${step}”. Check the name, or declare the step in “steps”.`
  )),
  'unreachable-step': error((step) => say(
    `«${step}» кезеңіне ешбір жол апармайды. Бір нәтижені осы кезеңге бағыттаңыз немесе кезеңді алып тастаңыз.`,
    `К этапу «${step}» не ведёт ни один путь. Направьте к нему какой-либо исход или удалите этап.`,
    `Nothing leads to the step “${step}”. Lead an outcome to it, or take it out.`)),
  'endless-step': error((step) => say(
    `«${step}» кезеңінен іс аяқталмайды: жабуға апаратын жол жоқ. Осы жолдағы бір нәтижеге «to: closed» деп жазыңыз.`,
    `С этапа «${step}» дело не может завершиться: пути к закрытию нет. Укажите «to: closed» у одного из исходов на этом пути.`,
    `A case cannot end from the step “${step}”: no path closes it. Give an outcome on that path “to: closed”.`)),
  'unknown-outcome': error((outcome, step) => say(
    `«${step}» кезеңінде «${outcome}» нәтижесі жоқ. Атауын тексеріңіз немесе нәтижені жариялаңыз.`, `На этапе «${step}» нет исхода «${outcome}». Проверьте имя или объявите исход.`,
    `The step “${step}” has no outcome “${outcome}”. Check the name, or declare the outcome.`)),
  'no-outcome-offered': error((step, verdict) => say(
    `«${step}» кезеңінде тексеру нәтижесі «${verdict}» болса, орындаушыға ешбір нәтиже ұсынылмайды. Бір нәтиженің «whenCheck» тізіміне «${verdict}» қосыңыз.`,
    `На этапе «${step}» при итоге проверки «${verdict}» исполнителю не предлагается ни один исход. Добавьте «${verdict}» в «whenCheck» одного из исходов.`,
    `When the check of “${step}” is ${verdict}, its performer is offered no outcome. Add “${verdict}” to “whenCheck” of one of them.`)),
  'outcome-without-check': error((outcome) => say(
    `«${outcome}» нәтижесі тексеруге байланысты, бірақ кезеңде тексеру жоқ: ол ешқашан ұсынылмайды.`,
    `Исход «${outcome}» зависит от проверки, но проверки на этапе нет: он никогда не будет предложен.`,
    `The outcome “${outcome}” waits for a check, but the step has none: it is never offered.`)),
  'outcome-never-taken': error((outcome) => say(
    `«${outcome}» нәтижесін тек мерзім өткенде жүйе қояды, бірақ кезеңнің кешігуі оған апармайды.`,
    `Исход «${outcome}» наступает только по времени, но опоздание на этапе к нему не ведёт.`,
    `Only the clock takes the outcome “${outcome}”, but the lateness of its step does not lead to it.`)),
  'late-without-term': error((step) => say(
    `«${step}» кезеңінің мерзімі жоқ: кешігу нәтижесі ешқашан болмайды.`,
    `У этапа «${step}» нет срока: исход опоздания никогда не наступит.`,
    `The step “${step}” has no term, so what it says of lateness never happens.`)),
  'late-without-consequence': error((step) => say(
    `«${step}» кезеңін ешбір мерзім шектемейді: кешігудің салдары жоқ.`,
    `Этап «${step}» не ограничен никаким сроком: опоздание без последствий.`,
    `No clock bounds the step “${step}”: lateness has no consequence.`)),
  'clock-never-starts': error((step) => say(
    `Рәсім мерзімі басталмайды: «${step}» кезеңі жоқ немесе оған жол жоқ.`,
    `Срок процедуры не начнётся: этапа «${step}» нет или к нему нет пути.`,
    `The clock never starts: the step “${step}” does not exist or is not reached.`)),
  'unknown-page': error((page) => say(
    `«${page}» беті өтініш нысанында жоқ.`, `Страницы «${page}» нет в форме.`, `The form has no page “${page}”.`
  )),
  'unknown-office': error((role) => say(
    `«${role}» лауазымының атауы берілмеген.`, `Должность «${role}» не имеет названия.`,
    `The office “${role}” has no title.`)),
  'unknown-rule': error((rule) => say(
    `«${rule}» ережесі жарияланбаған.`, `Правило «${rule}» не объявлено.`, `No rule is called “${rule}”.`
  )),
  'unknown-decision': error((decision) => say(
    `«${decision}» шешімі жарияланбаған.`, `Решение «${decision}» не объявлено.`, `No decision is called “${decision}”.`)),
  'decision-without-signature': error((decision) => say(
    `«${decision}» шешімі қол қойылмайтын кезеңде қабылданады.`, `Решение «${decision}» принимается на этапе без подписи.`,
    `The decision “${decision}” is issued in a step that nobody signs.`)),
  'decision-without-second-eyes': error((decision) => say(
    `«${decision}» шешімін екінші адам тексермейді: кім қатыспауы тиіс екені көрсетілмеген.`,
    `Решение «${decision}» не проверяет второй человек: не указано, кто не вправе его подписать.`,
    `The decision “${decision}” has no second pair of eyes: the step says nothing of who may not perform it.`)),
  'decision-by-representatives': error((step) => say(
    `«${step}» кезеңінде шешім қабылданады, ал өтініш беруші атынан әрекет еткен адамның шектетілуі көрсетілмеген.`,
    `На этапе «${step}» принимается решение, но не сказано, что его не выполняет тот, кто действовал от имени заявителя.`,
    `The step “${step}” decides, and does not exclude whoever acted for the applicant.`)),
  'appeal-to-its-authors': error((step) => say(
    `«${step}» кезеңінде шағымды қаралып отырған шешімді қабылдаған адамның өзі қарай алады.`,
    `На этапе «${step}» жалобу может рассматривать тот, кто принимал обжалуемое решение.`,
    `In the step “${step}” an appeal may come before whoever made the decision.`)),
  'exclusion-of-nobody': error((step) => say(
    `«${step}» кезеңіндегі шектеу ешкімге қатысты емес.`, `Отвод на этапе «${step}» никого не касается.`,
    `An exclusion of the step “${step}” can meet nobody.`)),
  'decision-by-clock': error((decision) => say(
    `«${decision}» шешімі мерзім өткенде адамсыз қабылданады, ал үнсіздікке мұндай мағына беретін құқық нормасы көрсетілмеген.`,
    `Решение «${decision}» принимается по истечении времени без человека, а норма, которая придаёт молчанию такое значение, не названа.`,
    `The decision “${decision}” is taken by the clock, without a person, and no law is cited that gives silence this meaning.`)),
  'rules-undecided': error((step) => say(
    `«${step}» кезеңін ережелердің өзі шешеді, ал тексерудің әр қорытындысына дәл бір нәтиже сәйкес келмейді.`,
    `Этап «${step}» решают сами правила, но каждому итогу проверки соответствует не ровно один исход.`,
    `The step “${step}” is decided by rules alone, and not every verdict of its check has exactly one outcome.`)),
  'rules-against': error((decision) => say(
    `«${decision}» шешімі адамсыз қабылданады, ал ол ешкімнің пайдасына емес: ережелер тек беруі мүмкін.`,
    `Решение «${decision}» принимается без человека и не в пользу заявителя: сами правила вправе только предоставлять.`,
    `The decision “${decision}” is taken without a person and grants nothing: rules alone may only grant.`)),
  'subject-of-nothing': error((field) => say(
    `«${field}» өрісінің жауабы тізілім жазбасынан алынады, ал рәсім ешбір тізілімді атамайды.`,
    `Ответ поля «${field}» берётся из записи реестра, а процедура не называет никакого реестра.`,
    `The answer of the field “${field}” comes from an entry of a register, and the procedure names no register.`)),
  'about-of-nothing': error((field) => say(
    `«${field}» өрісінің жауабы бұрынғы шешімнен алынады, ал рәсім ешбір шешімге қатысты емес.`,
    `Ответ поля «${field}» берётся из прежнего решения, а процедура не касается никакого решения.`,
    `The answer of the field “${field}” comes from an earlier decision, and the procedure is about none.`)),
  'about-unsaid': error((fact, id) => say(
    `«${id}» рәсімінде осы түрдегі «${fact}» өрісі жоқ, сондықтан оны шешімнен алу мүмкін емес.`,
    `В процедуре «${id}» нет поля «${fact}» этого вида, поэтому взять его из решения нельзя.`,
    `“${id}” has no field “${fact}” of this kind, so nothing can be taken over.`)),
  'unsure-answer': error((fact, id) => say(
    `Істі уақыт ашады, ал міндетті өріс «${id}» деректеріндегі «${fact}» мәнін алады: онда жауап болмауы мүмкін. Өрісті міндетті емес («optional») етіңіз.`,
    `Дело открывается автоматически, а обязательное поле берёт «${fact}» из «${id}», где ответа может не быть. Сделайте поле необязательным («optional»).`,
    `The clock opens the case, and a required field takes “${fact}” from “${id}”, where it may have no answer. Make the field optional.`)),
  'personal-answer-taken': error((field, source) => say(
    `«${field}» өрісі дербес «${source}» дерегін алады, бірақ өзі дербес деп белгіленбеген.`,
    `Поле «${field}» берёт персональные данные «${source}», но персональным не объявлено.`,
    `The field “${field}” takes over “${source}”, which is personal, and is not personal itself.`)),
  'day-of-no-opening': error((field) => say(
    `«${field}» өрісі іс автоматты түрде ашылған күнді алады: рәсім белгіленген уақытта ашылуы, ал өрістің түрі күн болуы тиіс.`,
    `Поле «${field}» берёт день, в который дело открылось автоматически: процедура должна открываться по времени, а поле — быть датой.`,
    `The field “${field}” takes the day on which the clock opened the case: the clock must open the procedure, and the field be a date.`)),
  'clock-of-nothing': error((id) => say(
    `«${id}» рәсімі белгілі бір мерзім өткенде ашылады, ал ол шешімге де, тізілім жазбасына да қатысты емес.`,
    `Процедура «${id}» открывается по истечении срока, но не касается ни решения, ни записи реестра.`,
    `The clock opens “${id}” at an age, and it is about no decision and no entry of a register.`)),
  'unnamed-known': error((field) => say(
    `«${field}» өрісінің жауабы өтініш берушінің тіркелгісінен алынады, ал бұл рәсімде тіркелгі қажет емес.`,
    `Ответ поля «${field}» берётся из учётной записи заявителя, а для этой процедуры учётная запись не нужна.`,
    `The answer of the field “${field}” comes from the applicant’s account, and this procedure needs none.`)),
  'unnamed-signs': error((step) => say(
    `«${step}» кезеңіне өтініш беруші қол қояды, ал бұл рәсімде өтініш берушінің аты белгісіз.`,
    `На этапе «${step}» подписывает заявитель, а в этой процедуре заявитель не назван.`,
    `The applicant signs the step “${step}”, and in this procedure nobody knows who the applicant is.`)),
  'unnamed-duty': error((duty) => say(
    `«${duty}» міндеті ешкімге жүктелмейді: бұл рәсімде өтініш берушінің аты белгісіз.`,
    `Обязанность «${duty}» ни на кого не возлагается: в этой процедуре заявитель не назван.`,
    `Nobody bears the duty “${duty}”: in this procedure nobody knows who the applicant is.`)),
  'alone-together': error((step) => say(
    `«${step}» кезеңін бірнешеуі бірге орындауы тиіс, ал қатысушы екеуден аз.`, `Этап «${step}» выполняют вместе, но участников меньше двух.`,
    `The step “${step}” is performed together, and there are fewer than two to perform it.`)),
  'unknown-answer': error((answer, step) => say(
    `«${step}» кезеңінде ешкім «${answer}» деп жауап бере алмайды.`, `На этапе «${step}» никто не может ответить «${answer}».`,
    `Nobody can answer “${answer}” in the step “${step}”.`)),
  'quorum-too-large': error((count, parts) => say(
    `${count} жауап күтіледі, ал жауап бере алатындар — ${parts}.`, `Ожидается ответов: ${count}, а ответить могут ${parts}.`,
    `${count} answers are waited for, and only ${parts} can be given.`)),
  'opinions-undecided': error((step, answers) => say(
    `«${step}» кезеңінде мына жауаптар дәл бір нәтижеге апармайды: ${answers}.`, `На этапе «${step}» такие ответы ведут не ровно к одному исходу: ${answers}.`,
    `In the step “${step}” these answers do not lead to exactly one outcome: ${answers}.`)),
  'outcome-never-said': error((outcome) => say(
    `«${outcome}» нәтижесіне ешбір жауап апармайды.`, `К исходу «${outcome}» не ведут никакие ответы.`,
    `No answers lead to the outcome “${outcome}”.`)),
  'outcome-without-opinions': error((outcome) => say(
    `«${outcome}» нәтижесі пікірлерге байланысты, бірақ кезеңді бірнешеуі бірге орындамайды.`,
    `Исход «${outcome}» зависит от мнений, но этап не выполняют вместе.`,
    `The outcome “${outcome}” waits for opinions, and the step is not performed together.`)),
  'outcome-nobody-takes': error((outcome) => say(
    `«${outcome}» нәтижесін ешкім таңдамайды, оған айтылған пікірлер апарады: негіздеме, тұжырым, тексеру немесе қолтаңба сұрауға болмайды.`,
    `Исход «${outcome}» никто не выбирает, к нему ведут мнения: спрашивать обоснование, выводы, проверку или подпись не у кого.`,
    `Nobody chooses the outcome “${outcome}”, the opinions lead to it: it can ask for no reasons, findings, check or signature.`)),
  'opinion-without-silence': error((part) => say(
    `«${part}» пікірінің мерзімі жоқ: үнсіздік ешқашан ештеңе білдірмейді.`, `У мнения «${part}» нет срока: молчание никогда ничего не будет значить.`,
    `The opinion “${part}” has no term, so its silence never means anything.`)),
  'unknown-body': error((body) => say(
    `«${body}» органы жоқ.`, `Органа «${body}» нет.`, `There is no body “${body}”.`)),
  'office-of-another': error((role, body) => say(
    `«${role}» лауазымы «${body}» органында жоқ.`, `Должности «${role}» в органе «${body}» нет.`, `The body “${body}” has no office “${role}”.`)),
  'decision-never-issued': error((decision) => say(
    `«${decision}» шешімі ешбір нәтижемен қабылданбайды.`, `Решение «${decision}» не принимается ни одним исходом.`,
    `No outcome issues the decision “${decision}”.`)),

  // Forms
  'asked-before-its-condition': error((asked, fact) => say(
    `«${asked}» сұралатыны «${fact}» жауабына байланысты, ал ол кейінірек сұралады. Оны алдыңғы орынға қойыңыз.`,
    `Вопрос «${asked}» зависит от ответа «${fact}», который спрашивается позже. Поставьте его раньше.`,
    `Whether “${asked}” is asked depends on “${fact}”, which is asked only later. Put it before.`)),
  'correction-opens-question': error((asked, fact) => say(
    `«${fact}» жауабы түзетілсе, «${asked}» сұрағы ашылуы мүмкін, ал оның беті түзетілмейді: оған ешкім жауап бере алмайды. Ол бетті де «corrects» ішіне қосыңыз.`,
    `Исправление ответа «${fact}» может открыть вопрос «${asked}», а его страница не исправляется: ответить на него нельзя. Добавьте и её в «corrects».`,
    `Correcting “${fact}” may open “${asked}”, whose page is not corrected, so that nobody can answer it. Name that page in “corrects” too.`)),
  'rule-on-unasked': warning((rule, fact) => say(
    `«${fact}» сұралмайтын жағдайда «${rule}» ережесі шешілмей қалуы мүмкін. Ережеге сол жағдайды қосыңыз.`,
    `Правило «${rule}» может остаться нерешённым, когда «${fact}» не спрашивается. Учтите этот случай в правиле.`,
    `The rule “${rule}” may stay undecided where “${fact}” is not asked. Let the rule say what holds then.`)),
  'impossible-number-of-choices': error((field, count) => say(
    `«${field}» өрісінде мұнша нұсқаны таңдау мүмкін емес: нұсқа саны — ${count}.`,
    `В поле «${field}» нельзя выбрать столько вариантов: всего их ${count}.`,
    `“${field}” asks for a number of choices that cannot be made of its ${count}.`)),
  'table-too-deep': error((column) => say(
    `«${column}» кестесі тым терең орналасқан: кесте ішінде кесте болуы мүмкін, бірақ оның ішінде енді кесте болмайды.`,
    `Таблица «${column}» вложена слишком глубоко: в таблице может быть таблица, но не глубже.`,
    `The table “${column}” is nested too deep: a table may stand in a table, and no deeper.`)),
  'duplicate-field': error((field) => say(
    `«${field}» өрісі екі рет жарияланған.`, `Поле «${field}» объявлено дважды.`, `The field “${field}” is declared twice.`
  )),
  'duplicate-page': error((page) => say(
    `«${page}» беті екі рет жарияланған.`, `Страница «${page}» объявлена дважды.`, `The page “${page}” is declared twice.`
  )),
  'duplicate-choice': error((value, field) => say(
    `«${field}» өрісінде «${value}» мәні қайталанады.`, `В поле «${field}» повторяется значение «${value}».`,
    `The field “${field}” offers “${value}” twice.`)),
  'malformed-name': error((name) => say(
    `«${name}» атауы жарамсыз: латын әріптері мен цифрлар ғана, әріптен басталады.`,
    `Имя «${name}» не подходит: только латинские буквы и цифры, первой — буква.`,
    `“${name}” cannot be a name: Latin letters and digits only, a letter first.`)),
  'public-personal-field': error((field) => say(
    `«${field}» өрісі әрі дербес, әрі жария.`, `Поле «${field}» объявлено и персональным, и публичным.`,
    `The field “${field}” is both personal and public.`)),

  // Rules
  'unknown-fact': error((fact) => say(
    `«${fact}» деген сұрақ өтініш нысанында да, кезеңдерде анықталатындардың арасында да жоқ. Атауын тексеріңіз немесе осындай сұрақ қосыңыз.`,
    `Вопроса «${fact}» нет ни в форме, ни среди того, что устанавливают на этапах. Проверьте имя или добавьте такой вопрос.`,
    `There is no question “${fact}” in the form, nor among what is found in the steps. Check the name, or add such a question.`)),
  'unfit-fact': error((fact, kind) => say(
    `Мұнда «${fact}» сұрағы жарамайды: оның түрі — ${kind}. Осы түрге арналған ережені немесе басқа сұрақты таңдаңыз.`,
    `Вопрос «${fact}» здесь не подходит: его вид — ${kind}. Возьмите правило для этого вида или другой вопрос.`,
    `What is said here cannot speak of “${fact}”: it is a question of the kind ${kind}. Take a rule for that kind, or another question.`)),
  'unknown-column': error((column, table) => say(
    `«${table}» кестесінде «${column}» бағаны жоқ. Атауын тексеріңіз немесе бағанды қосыңыз.`, `В таблице «${table}» нет столбца «${column}». Проверьте имя или добавьте столбец.`,
    `The table “${table}” has no column “${column}”. Check the name, or add the column.`)),
  'unknown-value': error((value, field) => say(
    `«${field}» өрісінде «${value}» мәні жоқ. Мәнді тексеріңіз немесе оны өріске қосыңыз.`, `В поле «${field}» нет значения «${value}». Проверьте значение или добавьте его в поле.`,
    `The field “${field}” has no value “${value}”. Check the value, or add it to the field.`)),
  'ambiguous-name': error((name, table) => say(
    `«${name}» — әрі «${table}» кестесінің бағаны, әрі өтініштің сұрағы: біреуінің атауын өзгертіңіз.`,
    `«${name}» — и столбец таблицы «${table}», и вопрос заявления: переименуйте одно из них.`,
    `“${name}” is both a column of “${table}” and a question of the form: rename one of them.`)),
  'no-such-day-here': error((day) => say(
    `Мұнда «${day}» күні жоқ: істе — filing немесе decision, есепте — periodEnd.`,
    `Здесь нет дня «${day}»: в деле есть filing и decision, в отчёте — periodEnd.`,
    `There is no day “${day}” here: a case has filing and decision, a report has periodEnd.`)),
  'unknown-source': error((name, kind) => say(
    `«${name}» жарияланбаған (${kind}).`, `«${name}» не объявлено (${kind}).`, `“${name}” is not declared (${kind}).`)),
  'unknown-band': error((band, bands) => say(
    `«${bands}» шкаласында «${band}» деңгейі жоқ.`, `В шкале «${bands}» нет уровня «${band}».`, `The scale “${bands}” has no band “${band}”.`)),
  'unknown-section': error((section, questionnaire) => say(
    `«${questionnaire}» сауалнамасында «${section}» бөлімі жоқ.`, `В анкете «${questionnaire}» нет раздела «${section}».`,
    `The questionnaire “${questionnaire}” has no section “${section}”.`)),
  'no-version-in-force': error((name, day) => say(
    `${day} күні «${name}» үшін ешбір мән қолданылмайды.`, `На ${day} для «${name}» не действует ни одна редакция.`,
    `On ${day}, when this comes into force, nothing of “${name}” applies.`)),
  'unordered-values': error((name, day) => say(
    `«${name}» мәндері ${day} күні екіұшты: оларды күндерінің ретімен жазыңыз. «until» — соңғы күн, келесі мән одан кейін басталады.`,
    `Значения «${name}» на ${day} неоднозначны: расположите их по дням. «until» — последний день, следующее значение начинается после него.`,
    `Which value of “${name}” applies on ${day} is not plain: put them in the order of their days. “until” is the last day, and the next value begins after it.`)),
  'unset-version': note((name) => say(
    `«${name}» мәндері белгіленбеген.`, `Значения «${name}» не установлены.`, `The values of “${name}” are not set.`)),
  'repeated-key': error((key, table) => say(
    `«${table}» кестесінде «${key}» екі рет берілген.`, `В таблице «${table}» значение для «${key}» указано дважды.`,
    `The table “${table}” has two values for “${key}”.`)),
  'too-many-to-check': error((name, most) => say(
    `«${name}» үшін мүмкін жауаптар тіркесі ${most} санынан асады: бәрін тексеру мүмкін емес. Жауаптардың немесе қатысушылардың санын азайтыңыз.`,
    `У «${name}» больше ${most} сочетаний ответов: проверить все нельзя. Уменьшите число ответов или участников.`,
    `“${name}” can be answered in more than ${most} ways, which cannot all be checked. Let there be fewer answers, or fewer who answer.`)),
  'table-without-value': error((table, key) => say(
    `«${table}» кестесінде «${key}» үшін мән жоқ: мұндай жауап берілсе, ереже ештеңе шеше алмайды.`,
    `В таблице «${table}» нет значения для «${key}»: при таком ответе правило ничего не решит.`,
    `The table “${table}” has no value for “${key}”: with that answer the rule decides nothing.`)),
  'other-count-of-keys': error((table, key) => say(
    `«${table}» кестесіндегі «${key}» жолының кілт саны ережедегіден өзгеше.`,
    `В таблице «${table}» у строки «${key}» другое число ключей, чем в правиле.`,
    `In the table “${table}” the row “${key}” has another number of keys than the rule.`)),
  'gap-in-bands': error((bands, at) => say(
    `«${bands}» шкаласы барлық санды қамтымайды (${at}): әр деңгей алдыңғысы аяқталған жерден басталуы, бірінші мен соңғысы шексіз болуы тиіс.`,
    `Шкала «${bands}» охватывает не все числа (${at}): каждый уровень начинается там, где кончается предыдущий, первый и последний открыты.`,
    `The scale “${bands}” does not cover every number (${at}): each band begins where the one before it ends, the first and the last are open.`)),
  'overlapping-bands': error((bands, at) => say(
    `«${bands}» шкаласының деңгейлері қабаттасады (${at}).`, `Уровни шкалы «${bands}» пересекаются (${at}).`,
    `Bands of the scale “${bands}” overlap (${at}).`)),
  'empty-band': error((band, bands) => say(
    `«${bands}» шкаласының «${band}» деңгейіне ешбір сан түспейді.`, `В уровень «${band}» шкалы «${bands}» не попадает ни одно число.`,
    `No number falls into the band “${band}” of “${bands}”.`)),
  'band-without-points': error((band, bands) => say(
    `«${bands}» шкаласының «${band}» деңгейіне балл берілмеген.`, `Уровню «${band}» шкалы «${bands}» не назначены баллы.`,
    `The band “${band}” of “${bands}” gives no points.`)),
  'answer-without-points': error((answer, fact) => say(
    `«${fact}» сұрағының «${answer}» жауабына балл берілмеген.`, `Ответу «${answer}» на вопрос «${fact}» не назначены баллы.`,
    `The answer “${answer}” to “${fact}” has no points.`)),
  'computed-from-personal': error((name, fact) => say(
    `«${name}» дербес «${fact}» дерегінен есептеледі, бірақ өзі дербес деп белгіленбеген.`,
    `«${name}» вычисляется из персональных данных «${fact}», но персональным не объявлено.`,
    `“${name}” is computed from the personal fact “${fact}” and is not personal itself.`)),
  'money-not-rounded': error((name) => say(
    `«${name}» сомасы есептеледі, бірақ қалай дөңгелектенетіні айтылмаған.`, `Сумма «${name}» вычисляется, но не сказано, как её округлять.`,
    `The amount “${name}” is computed, and nothing says how it is rounded.`)),
  'unknown-parameter': error((name) => say(
    `«${name}» параметрі жарияланбаған.`, `Параметр «${name}» не объявлен.`, `No parameter is called “${name}”.`
  )),
  'not-a-number': error((value) => say(
    `«${value}» дәл ондық сан емес.`, `«${value}» — не точное десятичное число.`, `“${value}” is not an exact decimal.`
  )),
  'empty-rule': error((rule) => say(
    `«${rule}» ережесінің бөліктері жоқ.`, `В правиле «${rule}» нет частей.`, `A rule of the kind “${rule}” has no parts.`
  )),
  'ground-without-words': error(() => say(
    'Бас тарту негізі сөзбен жазылмаған.', 'Основание отказа не изложено словами.', 'A ground for refusal has no words.')),
  'ground-without-citation': error(() => say(
    'Бас тарту негізінің құқықтық сілтемесі жоқ.', 'Основание отказа не имеет ссылки на норму.',
    'A ground for refusal cites no law.')),
  'personal-fact-decides': error((fact) => say(
    `Шешім «${fact}» дербес дерегіне сүйенеді.`, `Решение опирается на персональные данные «${fact}».`,
    `A decision rests on the personal fact “${fact}”.`)),
  'unset-parameter': note((name) => say(
    `«${name}» параметрінің мәні белгіленбеген.`, `Значение параметра «${name}» не установлено.`,
    `The value of the parameter “${name}” is not set.`)),

  // Decisions and duties
  'unknown-claim': error((claim) => say(
    `Куәлікте көрсетілетін «${claim}» деген сұрақ жоқ.`, `Свидетельство раскрывает ответ на вопрос «${claim}», которого нет.`,
    `The credential discloses “${claim}”, which is no field.`)),
  'personal-claim': error((claim) => say(
    `Куәлік «${claim}» дербес дерегін ашады.`, `Свидетельство раскрывает персональные данные «${claim}».`,
    `The credential discloses the personal fact “${claim}”.`)),
  'private-claim': error((claim) => say(
    `Куәлік жария емес «${claim}» жауабын ашады.`, `Свидетельство раскрывает непубличный ответ «${claim}».`,
    `The credential discloses “${claim}”, which is not public.`)),
  'personal-told': error((fact) => say(
    `Куәлігі бар шешім «${fact}» дербес дерегін жеткізеді: мұндай шешім жария болуы мүмкін.`, `Решение со свидетельством сообщает персональные данные «${fact}»: такое решение может быть публичным.`,
    `A decision with a credential tells the personal fact “${fact}”: such a decision may be public.`)),
  'refusal-without-appeal': error((decision) => say(
    `«${decision}» шешіміне қалай шағымдану керегі айтылмаған.`, `Не сказано, как обжаловать решение «${decision}».`,
    `Nothing says how to appeal against “${decision}”.`)),
  'unknown-procedure': error((id) => say(
    `«${id}» рәсімі жарияланбаған.`, `Процедура «${id}» не объявлена.`, `No procedure is called “${id}”.`
  )),
  'appeal-not-heard': error((id, effect) => say(
    `«${id}» рәсімі мұндай шешімді («${effect}») қарамайды.`, `Процедура «${id}» не рассматривает такие решения («${effect}»).`,
    `The procedure “${id}” does not hear appeals against this decision (${effect}).`)),
  'nowhere-to-reopen': error((id) => say(
    `«${id}» рәсімі істі қайта ашады, бірақ істің қай кезеңге оралатыны айтылмаған.`,
    `Процедура «${id}» возобновляет дело, но не сказано, на какой этап оно возвращается.`,
    `“${id}” reopens a case of this procedure, and nothing says at which step.`)),
  'act-about-nothing': error((decision) => say(
    `«${decision}» шешімі бұрынғы шешімге әсер етеді, бірақ қай рәсімдікі екені айтылмаған.`,
    `Решение «${decision}» касается прежнего решения, но не сказано, какой процедуры.`,
    `The decision “${decision}” is about an earlier one, and nothing says of which procedure.`)),
  'duty-without-grant': error((decision) => say(
    `Міндет құқық бермейтін «${decision}» шешімінен туындайды.`,
    `Обязанность следует из решения «${decision}», которое не предоставляет права.`,
    `A duty follows “${decision}”, which grants nothing.`)),
  'not-opened-by-office': error((id) => say(
    `«${id}» рәсімін орган өз бастамасымен аша алмайды.`, `Процедуру «${id}» орган не открывает по своей инициативе.`,
    `The office cannot open the procedure “${id}” of its own motion.`)),
  'unstated-fact': error((fact, id) => say(
    `«${id}» рәсімі ашылғанда «${fact}» сұрағына жауап берілмейді.`,
    `При открытии процедуры «${id}» нет ответа на вопрос «${fact}».`,
    `When “${id}” is opened, nothing answers “${fact}”.`)),
  'duty-without-consequence': warning((duty) => say(
    `«${duty}» міндетін кешіктірудің салдары жоқ.`, `Просрочка обязанности «${duty}» не имеет последствий.`,
    `Lateness with “${duty}” has no consequence.`)),

  // Texts and citations
  'missing-language': error((locale) => say(
    `Мәтін жоқ тіл: ${locale}.`, `Нет текста на языке: ${locale}.`, `The text is missing in: ${locale}.`
  )),
  'empty-text': error((locale) => say(
    `Мәтін бос тіл: ${locale}.`, `Пустой текст на языке: ${locale}.`, `The text is empty in: ${locale}.`
  )),
  'perhaps-untranslated': warning((words) => say(
    `Қазақша және орысша мәтін бірдей: «${words}».`, `Казахский и русский тексты совпадают: «${words}».`,
    `The Kazakh and Russian texts are the same: “${words}”.`)),
  'verified-without-article': error((act) => say(
    `«${act}» тексерілген деп көрсетілген, бірақ бабы жоқ.`, `Ссылка на «${act}» отмечена проверенной, но без статьи.`,
    `The citation of “${act}” is marked verified and names no article.`)),
  'unknown-act': error((act) => say(
    `«${act}» актісі елдің актілері арасында жоқ.`, `Акта «${act}» нет среди актов страны.`,
    `“${act}” is not among the acts of the country.`
  )),
  'doubtful-link': warning((url) => say(
    `Акт мәтініне берілген «${url}» сілтемесі ашық беттің мекенжайына ұқсамайды.`, `Ссылка на текст акта «${url}» не похожа на адрес открытой страницы.`,
    `The link to the text of the act, “${url}”, is no address of a page that anybody can open.`)),
  'unset-citation': note((act) => say(
    `«${act}»: сілтеме белгіленбеген.`, `«${act}»: ссылка не установлена.`, `“${act}”: the citation is not set.`)),
  'unset-quorum': note((step) => say(
    `«${step}» кезеңінің кворумы белгіленбеген: берілген дауыстардың көпшілігі шешеді, бұл әр хаттамада көрсетіледі.`, `Кворум этапа «${step}» не установлен: решает большинство поданных голосов, и это видно в каждом протоколе.`,
    `The quorum of the step “${step}” is not set: more than half of the votes cast decide, and each minutes say so.`)),
  'unset-fee': note(() => say('Төлем мөлшері белгіленбеген.', 'Размер платы не установлен.', 'The fee is not set.')),

  'opened-by-no-body': error((office) => say(
    `Бұл рәсімде істі орган өзі үшін ашпайды және өтініш беруші орган таңдамайды, сондықтан «${office}» лауазымының органы белгісіз. «opens» ішіне «ofBody» немесе «addressee» қосыңыз не кезеңнен алып тастаңыз.`,
    `В этой процедуре органы не открывают дела для себя, а заявитель не выбирает орган, поэтому неясно, какого органа должность «${office}». Добавьте в «opens» «ofBody» или «addressee» либо удалите его из этапа.`,
    `No body opens a case of this procedure for itself and no applicant chooses one, so it is not known of which body the office “${office}” is. Add “ofBody” or “addressee” to “opens”, or take it out of the step.`)),
  'addressed-in-vain': error((question) => say(
    `Өтініш беруші «${question}» сұрағында орган таңдайды, бірақ ешбір кезең ол органның лауазымына бекітілмеген. Кезеңнің «by» ішіне «ofBody» қосыңыз немесе «opens.addressee» дегенді алып тастаңыз.`,
    `В вопросе «${question}» заявитель выбирает орган, но ни один этап не закреплён за должностью этого органа. Добавьте «ofBody» в «by» этапа или удалите «opens.addressee».`,
    `The applicant chooses a body in “${question}”, and no step is performed by an office of it. Add “ofBody” to the “by” of a step, or take out “opens.addressee”.`)),
  'body-not-of-itself': error((id) => say(
    `«${id}» бұрынғы шешімге қатысты («about»), ал орган өзі үшін мұндай іс ашпайды. «about» немесе «opens.ofBody» дегенді алып тастаңыз.`,
    `«${id}» касается принятого решения («about»), а для себя орган таких дел не открывает. Удалите «about» или «opens.ofBody».`,
    `“${id}” is about an earlier decision (“about”), and a body opens no such case for itself. Take out “about” or “opens.ofBody”.`)),
  'not-taken-at-once': error((outcome, step) => say(
    `Істі ашқан адам «${step}» кезеңінің «${outcome}» нәтижесін бірден қабылдай алмайды: кезеңді сол лауазым орындауы, ал қолтаңба, қорытынды мен негіздеме сұралмауы тиіс («about» та болмайды).`,
    `Открывший дело не может сразу принять исход «${outcome}» этапа «${step}»: этап должна выполнять та же должность, без подписи, выводов и обоснования (и без «about»).`,
    `Whoever opens cannot take the outcome “${outcome}” of the step “${step}” at once: the same office must perform it, and no signature, finding or reasons may be asked (nor may there be an “about”).`)),

  // What people come for
  'no-need': error((all) => say(
    `«need» тізімі бос. Қажеттіліктердің бірін жазыңыз (${all}) немесе «need» атауын алып тастаңыз.`,
    `Список «need» пуст. Впишите одну из потребностей (${all}) или удалите «need».`,
    `“need” lists nothing. Write one of ${all}, or take “need” out.`)),
  'unknown-need': error((need, all) => say(
    `«${need}» деген қажеттілік жоқ. Мыналардың бірін жазыңыз: ${all}.`,
    `Потребности «${need}» нет. Впишите одну из: ${all}.`,
    `There is no need “${need}”. Write one of: ${all}.`)),
  'need-twice': error((need) => say(
    `«${need}» қажеттілігі екі рет жазылған. Біреуін қалдырыңыз.`, `Потребность «${need}» указана дважды. Оставьте одну.`, `The need “${need}” is said twice. Leave one of them.`)),
  'need-of-nobody': error((id) => say(
    `«${id}» рәсімін орган өзі ашады: оған ешкім өтініш бермейді, сондықтан ол ешбір қажеттілікпен ұсынылмайды. «need» атауын алып тастаңыз.`,
    `Дела по «${id}» орган открывает сам: заявлений никто не подаёт, поэтому и предлагать её некому. Удалите «need».`,
    `The house itself opens “${id}”: nobody applies, so it is offered under no need. Take “need” out.`)),

  // The declaration
  'not-a-day': error((day) => say(`«${day}» күн емес.`, `«${day}» — не дата.`, `“${day}” is not a day.`)),
  'ends-before-it-begins': error((until, from) => say(
    `Қолданысы ${from} күні басталмай, ${until} күні аяқталады.`, `Действие прекращается ${until}, раньше начала ${from}.`,
    `It ceases to be in force on ${until}, before ${from}, when it begins.`)),
  'overlapping-versions': error((from) => say(
    `${from} күнгі редакция осы редакциямен бір мезгілде қолданылады.`, `Редакция от ${from} действует одновременно с этой.`,
    `The version in force from ${from} overlaps this one.`)),
} as const satisfies Record<string, Kind>

export type LintRule = keyof typeof faults

/** A fault as a check reports it. */
export interface Fault {
  readonly rule: LintRule
  /** The path in the declaration, such as `steps.decision.notBy`. */
  readonly place: string
  readonly names: readonly [name?: string, other?: string]
}

/** Reports a fault with the names that its words mention. */
export const fault = (rule: LintRule, place: string, ...names: Fault['names']): Fault => ({ rule, place, names })
