/** The words of the classification of AI systems. */
import { formatDay, formatDecimal, formatNumber } from '../../../law/format.ts'
import { inEveryLanguage, spoken, type Text } from '../../../law/text.ts'
import { type Day, parseDay } from '../../../law/time.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const words = {
  title: say('ЖИ жүйесінің сыныбын анықтау', 'Определить класс системы ИИ', 'Find the class of an AI system'),
  hint: say(
    'Заң бойынша сыныбы, міндеттері және не өзгерсе сыныбы ауысатыны. Тіркелудің қажеті жоқ.',
    'Класс по закону, обязанности и то, что изменит класс. Без регистрации.',
    'Its class by law, the duties, and what would change it. Without an account.'),
  lead: say(
    'Сұрақтарға жауап беріңіз: сыныбы заңның әр нормасына сілтемемен шығарылады. Ештеңе сақталмайды.',
    'Ответьте на вопросы: класс будет выведен со ссылкой на каждую норму закона. Ничего не сохраняется.',
    'Answer the questions: the class is derived with each place of the law. Nothing is kept.'),
  choose: say('Қай заң бойынша?', 'По какому закону?', 'By which law?'),
  version: say('Редакциясы', 'Редакция', 'Version'),
  allRules: say('Осы заңның барлық ережесі', 'Все правила этого закона', 'All rules of this law'),
  allRulesLead: say(
    'Сынып осы ережелер бойынша есептеледі. Әр ереженің қай күннен қолданылатыны және қай норма екені көрсетілген.',
    'Класс вычисляется по этим правилам. У каждого указано, с какого дня оно применяется и какой это пункт закона.',
    'The class is computed by these rules. Each says from which day it applies and where the law has it.'),
  rule: say('Ереже', 'Правило', 'Rule'),
  gives: say('Сыныбы', 'Класс', 'Class'),
  since: say('Қай күннен', 'С какого дня', 'From'),
  law: say('Құқықтық негізі', 'Основание', 'Law'),
  onlyDuties: say('тек міндет', 'только обязанности', 'duties only'),

  goOn: say('Жалғастыру', 'Продолжить', 'Continue'),
  back: say('Артқа', 'Назад', 'Back'),
  skip: say('Білмеймін, өткізіп жіберу', 'Не знаю, пропустить', 'I do not know, skip'),
  showNow: say('Нәтижені қазір көрсету', 'Показать результат сейчас', 'Show the result now'),
  startAgain: say('Басынан бастау', 'Начать заново', 'Start again'),
  change: say('Жауаптарды өзгерту', 'Изменить ответы', 'Change the answers'),

  result: say('Нәтиже', 'Результат', 'Result'),
  open: say('Әлі айту мүмкін емес', 'Пока сказать нельзя', 'Cannot be told yet'),
  why: say('Неге', 'Почему', 'Why'),
  noRule: say('Бұл жауаптар бойынша ешбір ереже қатаңырақ сынып бермейді.', 'По этим ответам ни одно правило не даёт более строгого класса.', 'By these answers no rule gives a stricter class.'),
  restsOn: say('Жауап', 'Ответ', 'Answer'),
  notAnswered: say('Жауап берілмеген', 'Нет ответа', 'Not answered'),
  notAnsweredLead: say('Бұл жауаптар сыныпты немесе міндеттерді әлі өзгерте алады.', 'Эти ответы ещё могут изменить класс или обязанности.', 'These answers may still change the class or the duties.'),
  wouldChange: say('Не өзгерсе, сыныбы ауысады', 'Что изменит класс', 'What would change the class'),
  single: say('Өзі ғана сыныпты өзгертетін жауаптар', 'Ответы, каждый из которых сам меняет класс', 'Answers that each change the class by themselves'),
  stricter: say('Қатаңырақ сыныпқа дейін', 'До более строгого класса', 'To a stricter class'),
  milder: say('Жеңілірек сыныпқа дейін', 'До более мягкого класса', 'To a milder class'),
  none: say('Мұндай өзгеріс жоқ.', 'Такого изменения нет.', 'There is no such change.'),
  duties: say('Міндеттер', 'Обязанности', 'Duties'),
  noDuties: say('Бұл жауаптар бойынша міндет жоқ.', 'По этим ответам обязанностей нет.', 'By these answers there are no duties.'),
  duty: say('Міндет', 'Обязанность', 'Duty'),
  owes: say('Кімнің міндеті', 'Чья обязанность', 'Who owes it'),
  answers: say('Сіздің жауаптарыңыз', 'Ваши ответы', 'Your answers'),
  source: say('Дереккөз', 'Источник', 'Source'),
  day: say('Қай күнге?', 'На какой день?', 'On which day?'),
  show: say('Көрсету', 'Показать', 'Show'),
  future: say(
    'Бұл күн әлі келген жоқ: нәтиже заңның бүгін белгілі мазмұны бойынша берілді.',
    'Этот день ещё не наступил: результат дан по закону, каким он известен сегодня.',
    'That day is still to come: the result is by the law as it is known today.'),
  ticked: say('белгіленсе', 'если отметить', 'if ticked'),
  unticked: say('белгіленбесе', 'если не отмечать', 'if not ticked'),
  noneTicked: say('ешқайсысы', 'ничего', 'none'),
  notKept: say('Жауаптар тек беттің мекенжайында тұрады және сақталмайды.', 'Ответы стоят только в адресе страницы и не сохраняются.', 'The answers stand in the address of the page alone, and are not kept.'),

  contradictory: say('Жауаптар бір-біріне қайшы', 'Ответы противоречат друг другу', 'The answers contradict one another'),
  wrongAnswers: say('Жауаптарда қате бар', 'В ответах есть ошибки', 'Some answers are wrong'),
  unknownQuestion: say('Мұндай сұрақ жоқ. Сұрақтар осы заңның сипаттамасында берілген.', 'Такого вопроса нет. Вопросы перечислены в описании этого закона.', 'There is no such question. The description of this law lists them.'),
  noRegime: say('Мұндай заң бойынша сыныптау жоқ', 'По такому закону классификации нет', 'There is no classification by such a law'),
  list: say('Қандай заңдар бойынша сыныптауға болады', 'По каким законам можно классифицировать', 'The laws by which one can classify'),
  regime: say('Бір заң: сұрақтары, сыныптары, ережелері және міндеттері', 'Один закон: вопросы, классы, правила и обязанности', 'One law: its questions, classes, rules and duties'),
  classify: say('Жауаптар бойынша сыныптау; ештеңе сақталмайды', 'Классифицировать по ответам; ничего не сохраняется', 'Classify by answers; nothing is kept'),

  moved: say('Сыныбы өзгерген жүйелер', 'Системы, класс которых изменился', 'Systems whose class has moved'),
  movedLead: say(
    'Тізілімдегі сыныбы бүгінгі заң бойынша есептелген сыныптан өзгеше жүйелер.',
    'Системы, класс которых в реестре расходится с вычисленным по закону на сегодня.',
    'Systems of which the register keeps another class than the law gives today.'),
  nothingMoved: say('Мұндай жүйе жоқ', 'Таких систем нет', 'There are none'),
  entry: say('Жазба', 'Запись', 'Entry'),
  scale: say('Не бойынша', 'По чему', 'By what'),
  kept: say('Тізілімде', 'В реестре', 'In the register'),
  byLaw: say('Заң бойынша', 'По закону', 'By law'),
  told: say('Иесіне хабарланды', 'Владельцу сообщено', 'The owner was told'),
  noPassage: say('Жазбалар әлі қайта сыныпталған жоқ: жұмыс бір сағат ішінде басталады.', 'Повторная классификация записей ещё не проводилась: она начнётся в течение часа.', 'The entries were not classified anew yet: that begins within the hour.'),
  passageGoesOn: say('Қайта сыныптау жүріп жатыр.', 'Повторная классификация продолжается.', 'It still goes on.'),
  passage: (law: Text, version: string, on: Day, entries: number): Text => inEveryLanguage((locale) => say(
    `${law.kk} (${version} редакциясы). ${dayIn(on).kk} күні тексерілген жазба: ${formatNumber(entries, 'kk')}.`,
    `${law.ru} (редакция ${version}). На ${dayIn(on).ru} проверено записей: ${formatNumber(entries, 'ru')}.`,
    `Entries checked by ${law.en}, version ${version}, as of ${dayIn(on).en}: ${formatNumber(entries, 'en')}.`)[locale]),
} as const satisfies Record<string, Text | ((...given: never[]) => Text)>

const dayIn = (day: Day): Text => inEveryLanguage((locale) => formatDay(parseDay(day), locale))

/** "From 2 December 2027". */
export const fromDay = (day: Day): Text => {
  const said = dayIn(day)
  return say(`Басталатын күні: ${said.kk}`, `С ${said.ru}`, `From ${said.en}`)
}

/** "On 30 November 2026". */
export const onDay = (day: Day): Text => {
  const said = dayIn(day)
  return say(`Мына күнгі жағдай бойынша: ${said.kk}`, `По состоянию на ${said.ru}`, `As of ${said.en}`)
}

/** "between “minimal” and “high”". */
export const between = (least: Text, most: Text): Text =>
  say(`«${least.kk}» – «${most.kk}» аралығында`, `от «${least.ru}» до «${most.ru}»`, `between “${least.en}” and “${most.en}”`)

/** "2 answers: high risk". */
export const steps = (count: number, to: Text): Text =>
  say(`${count} жауап өзгерсе: «${to.kk}»`, `если изменить ответов: ${count} — «${to.ru}»`, `${count} ${count === 1 ? 'answer' : 'answers'} changed: “${to.en}”`)

/** "more than 10 (2.5 times as much)". */
export function limitWords(side: 'above' | 'atLeast' | 'atMost' | 'below', limit: string, factor: string | undefined): Text {
  const [amount, times] = [limit, factor ?? '0'].map((one) => inEveryLanguage((locale) => formatDecimal(one, locale)))
  const sides = {
    above: say(`${amount!.kk} мәнінен көп`, `больше ${amount!.ru}`, `more than ${amount!.en}`), atLeast: say(`кемінде ${amount!.kk}`, `не менее ${amount!.ru}`, `at least ${amount!.en}`),
    atMost: say(`${amount!.kk} мәнінен көп емес`, `не больше ${amount!.ru}`, `at most ${amount!.en}`), below: say(`${amount!.kk} мәнінен аз`, `меньше ${amount!.ru}`, `less than ${amount!.en}`),
  }
  const side_ = sides[side]
  return factor === undefined ? side_ : say(`${side_.kk} (қазіргіден × ${times!.kk})`, `${side_.ru} (× ${times!.ru} от нынешнего)`, `${side_.en} (× ${times!.en} of what it is)`)
}
