/** The words of what an officer does in a case: complete, vote, conclude, assign, extend, note, sign. */
import { deadlineLine } from '../../law/deadline.ts'
import { formatDay, formatDuration, inEveryLanguage } from '../../law/format.ts'
import type { ClockTerm } from '../../law/hours.ts'
import { spoken, type Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'

export const actWords = {
  act: { kk: 'Әрекет', ru: 'Действие', en: 'Act' },
  outcome: { kk: 'Кезеңнің нәтижесі', ru: 'Чем завершить этап', en: 'How the step ends' },
  onlyFor: { kk: 'Тек мына нәтиже үшін толтырылады:', ru: 'Заполняется только для исхода:', en: 'Only if it ends with:' },
  vote: { kk: 'Сіздің дауысыңыз', ru: 'Ваш голос', en: 'Your vote' },
  reasons: { kk: 'Негіздеме', ru: 'Обоснование', en: 'Reasons' },
  reasonsHint: {
    kk: 'Оны өтініш беруші оқиды. Фактілер мен құқық нормасын жазыңыз.',
    ru: 'Его прочтёт заявитель. Назовите факты и норму права.',
    en: 'The applicant will read them. Name the facts and the rule.',
  },
  needsReasons: { kk: 'негіздеме қажет', ru: 'нужно обоснование', en: 'needs reasons' },
  needsReasonsNow: {
    kk: 'Негіздемесін жазыңыз: бұл шешім негіздемесіз қабылданбайды.',
    ru: 'Укажите обоснование: без него это решение не принимается.',
    en: 'Give the reasons: this cannot be decided without them.',
  },
  notYoursToSign: {
    kk: 'Іс қазір қол қоюды күтіп тұрған жоқ немесе оған сіз қол қоймайсыз. Істің жайын қараңыз.',
    ru: 'Сейчас дело не ждёт подписи, или подписываете его не вы. Посмотрите, где оно находится.',
    en: 'The case does not wait for a signature now, or not for yours. See where it stands.',
  },
  closes: { kk: 'іс аяқталады', ru: 'дело завершается', en: 'the case is closed' },
  choose: { kk: 'Нәтижені таңдаңыз.', ru: 'Выберите исход.', en: 'Choose how it ends.' },
  complete: { kk: 'Кезеңді аяқтау', ru: 'Завершить этап', en: 'Complete the step' },
  toSign: { kk: 'Шешімді көріп, қол қою', ru: 'Посмотреть решение и подписать', en: 'See the decision and sign' },
  castVote: { kk: 'Дауыс беру', ru: 'Проголосовать', en: 'Cast the vote' },
  voteAgain: { kk: 'Дауысты өзгерту', ru: 'Изменить голос', en: 'Change the vote' },
  recuse: { kk: 'Өздігінен бас тарту', ru: 'Заявить самоотвод', en: 'Recuse yourself' },
  recuseWhy: { kk: 'Өздігінен бас тарту себебі', ru: 'Причина самоотвода', en: 'Why you recuse yourself' },
  recuseHint: {
    kk: 'Мысалы, өтініш берушімен туыстық немесе іскерлік байланысыңыз болса. Өздігінен бас тартқаннан кейін бұл іс бойынша дауыс бере алмайсыз.',
    ru: 'Например, если вы связаны с заявителем родственными или деловыми отношениями. После самоотвода голосовать по этому делу нельзя.',
    en: 'For example if you are related to the applicant or do business with them. Afterwards you cannot vote in this case.',
  },
  conflictHint: {
    kk: 'Мысалы, өтініш берушімен туыстық немесе іскерлік байланысыңыз болса. Өздігінен бас тартқаннан кейін бұл іс сізге көрсетілмейді, қойған бағаңыз есепке алынбайды, оны басқа адам бағалайды; себебін орган ғана көреді. Одан қайтуға болмайды.',
    ru: 'Например, если вы связаны с заявителем родственными или деловыми отношениями. После самоотвода это дело вам не показывается, ваши оценки не учитываются, его оценит другой; причину увидит только орган. Отозвать самоотвод нельзя.',
    en: 'For example if you are related to the applicant or do business with them. Afterwards the case is not shown to you, what you found is set aside, and somebody else judges it; the office alone sees why. It cannot be taken back.',
  },
  conclude: { kk: 'Дауыс беруді қорытындылау', ru: 'Подвести итог голосования', en: 'Conclude the vote' },
  minutes: { kk: 'Отырыстың барысы', ru: 'Ход заседания', en: 'Course of the meeting' },
  minutesHint: {
    kk: 'Кім сөйледі, қандай сұрақтар қойылды. Дауыстар мен өздігінен бас тартулар хаттамаға автоматты түрде қосылады.',
    ru: 'Кто выступал, какие вопросы задавали. Голоса и самоотводы попадут в протокол автоматически.',
    en: 'Who spoke and what was asked. Votes and recusals are added to the minutes by themselves.',
  },
  wouldDecide: { kk: 'Көпшілік дауыс:', ru: 'Большинство:', en: 'The majority:' },
  assign: { kk: 'Орындаушы тағайындау', ru: 'Назначить исполнителя', en: 'Assign' },
  assignMe: { kk: 'Өзім аламын', ru: 'Взять себе', en: 'Take it myself' },
  assignTo: { kk: 'Кімге', ru: 'Кому', en: 'To whom' },
  assignButton: { kk: 'Тағайындау', ru: 'Назначить', en: 'Assign' },
  extend: { kk: 'Мерзімді ұзарту', ru: 'Продлить срок', en: 'Extend the time' },
  extendWhy: { kk: 'Ұзарту себебі', ru: 'Причина продления', en: 'Why it is extended' },
  note: { kk: 'Өтініш берушіге хабарлама', ru: 'Сообщение заявителю', en: 'Message to the applicant' },
  noteWords: { kk: 'Хабарлама', ru: 'Сообщение', en: 'Message' },
  noteHint: {
    kk: 'Іс тарихында қалады және өтініш берушіге көрінеді. Кезең мен мерзімді өзгертпейді.',
    ru: 'Останется в истории дела, его увидит заявитель. Этап и срок не меняются.',
    en: 'It stays in the history and the applicant sees it. It changes neither step nor time.',
  },
  send: { kk: 'Жіберу', ru: 'Отправить', en: 'Send' },
  notNow: { kk: 'Қазір таңдауға болмайды', ru: 'Сейчас недоступно', en: 'Not open now' },
  afterCheckPassed: { kk: 'тексеру өткен кезде ғана', ru: 'только когда проверка пройдена', en: 'only when the check is passed' },
  afterCheckFailed: { kk: 'тексеру өтпеген кезде ғана', ru: 'только когда проверка не пройдена', en: 'only when the check is not passed' },
  nothingDone: { kk: 'Әрекет орындалмады', ru: 'Действие не выполнено', en: 'Nothing was done' },
  typed: { kk: 'Сіз жазған мәтін', ru: 'Что вы написали', en: 'What you wrote' },
  signTitle: { kk: 'Шешім жобасы', ru: 'Проект решения', en: 'The decision as it will be' },
  actTitle: { kk: 'Қол қойылатын акт', ru: 'Акт к подписанию', en: 'The act to sign' },
  outcomeTerm: { kk: 'Нәтиже', ru: 'Исход', en: 'Outcome' },
  cited: { kk: 'Шешімде келтірілетін негіздер', ru: 'Основания, которые будут приведены', en: 'Grounds that it will cite' },
  noGrounds: {
    kk: 'Автоматты түрде тексерілетін талаптардың бәрі орындалған, сондықтан шешімде тек сіздің негіздемеңіз болады.',
    ru: 'Все автоматически проверяемые требования выполнены, поэтому в решении будет только ваше обоснование.',
    en: 'Every computed condition holds, so the decision rests on your reasons alone.',
  },
  failsRule: {
    kk: 'Назар аударыңыз: шешім қолданатын ереже орындалмаған. Қол қоймас бұрын негіздеріне көз жеткізіңіз.',
    ru: 'Внимание: правило, которое применяет решение, не выполнено. Проверьте основания, прежде чем подписать.',
    en: 'Mind: a rule that the decision applies does not hold. Make sure of the grounds before you sign.',
  },
  holder: { kk: 'Кімге', ru: 'Кому', en: 'To' },
  basis: { kk: 'Құқықтық негізі', ru: 'Правовое основание', en: 'Legal basis' },
  validity: { kk: 'Қолданылу мерзімі', ru: 'Срок действия', en: 'Valid' },
  appeal: { kk: 'Шағымдану', ru: 'Обжалование', en: 'Appeal' },
  noAppeal: { kk: 'шағым берудің бөлек мерзімі белгіленбеген', ru: 'отдельный срок не установлен', en: 'no term is set' },
  credential: { kk: 'Электрондық куәлікте ашылады', ru: 'Раскрывается в электронном свидетельстве', en: 'Disclosed in the credential' },
  back: { kk: 'Іске оралу', ru: 'Вернуться к делу', en: 'Back to the case' },
  about: { kk: 'Қай шешім туралы', ru: 'О каком решении', en: 'About which decision' },
  aboutHint: { kk: 'Шешімнің нөмірі, мысалы, TP-2026-000123', ru: 'Номер решения, например TP-2026-000123', en: 'Number of the decision, such as TP-2026-000123' },
  aboutUnknown: { kk: 'Мұндай шешім жоқ. Нөмірін тексеріңіз.', ru: 'Такого решения нет. Проверьте номер.', en: 'There is no such decision. Check the number.' },
  aboutWrong: {
    kk: 'Бұл рәсім мұндай шешімге қолданылмайды немесе оның күші жойылған.',
    ru: 'К такому решению эта процедура не применяется, или оно уже отменено.',
    en: 'This procedure does not apply to such a decision, or it has been revoked.',
  },
  find: { kk: 'Шешімді табу', ru: 'Найти решение', en: 'Find the decision' },
  forWhich: { kk: 'Іс қай орган үшін ашылады?', ru: 'Для какого органа открывается дело?', en: 'For which body is the case opened?' },
  forProgramme: { kk: 'Бағдарлама үшін', ru: 'Для программы', en: 'For the programme' },
  openReasons: { kk: 'Істі бастау себебі', ru: 'Почему открывается дело', en: 'Why the case is opened' },
  stands: { kk: 'Осындай іс ашық тұр', ru: 'Такое дело уже открыто', en: 'The case is open already' },
  standsHint: { kk: 'Екінші іс ашылмайды: сол іспен жұмыс істеңіз.', ru: 'Второе дело не открывается: работайте с открытым.', en: 'A second one is not opened: go on with that case.' },
  standsKept: { kk: 'Осы бетте жазғаныңыз жоғалған жоқ: керегін сол іске көшіріңіз.', ru: 'Написанное на этой странице не пропало: нужное перенесите в то дело.', en: 'What you wrote on this page is not lost: take what is needed over to that case.' },
  open: { kk: 'Рәсімді бастау', ru: 'Начать процедуру', en: 'Open the case' },
  notYours: { kk: 'Бұл рәсімді басқа лауазымды адам бастайды.', ru: 'Эту процедуру начинает другое должностное лицо.', en: 'Another office opens this procedure.' },
} as const satisfies Record<string, Text>

/** Which questions an institution has filled in beforehand. */
export const proposedWords = (labels: Text): Text => spoken({
  kk: `Портал ұсынған мәтін енгізілді (${labels.kk}). Оны өзгертуге немесе өшіруге болады.`, ru: `Портал подставил предлагаемый текст (${labels.ru}). Его можно изменить или удалить.`, en: `The portal has filled in what it proposes (${labels.en}). Change it or take it out.`,
})

/** What was just done, said at the top of the page that follows. */
export const doneWords = {
  complete: { kk: 'Кезең аяқталды.', ru: 'Этап завершён.', en: 'The step is complete.' },
  answer: { kk: 'Пікіріңіз іс материалдарына енгізілді.', ru: 'Ваше мнение внесено в дело.', en: 'Your opinion is in the case.' },
  vote: { kk: 'Дауысыңыз есепке алынды.', ru: 'Ваш голос учтён.', en: 'Your vote is counted.' },
  recuse: { kk: 'Өздігінен бас тартуыңыз жазылды.', ru: 'Самоотвод записан.', en: 'Your recusal is recorded.' },
  conclude: { kk: 'Дауыс беру қорытындыланды.', ru: 'Итог голосования подведён.', en: 'The vote is concluded.' },
  assign: { kk: 'Орындаушы тағайындалды.', ru: 'Исполнитель назначен.', en: 'The case is assigned.' },
  extend: { kk: 'Мерзім ұзартылды.', ru: 'Срок продлён.', en: 'The time is extended.' },
  note: { kk: 'Хабарлама жіберілді.', ru: 'Сообщение отправлено.', en: 'The message is sent.' },
  sign: { kk: 'Қол қойылды.', ru: 'Подписано.', en: 'Signed.' },
  open: { kk: 'Іс басталды.', ru: 'Дело открыто.', en: 'The case is open.' },
  sent: { kk: 'Жоба тексеруге жіберілді.', ru: 'Проект отправлен на проверку.', en: 'The draft was sent to be checked.' },
} as const satisfies Record<string, Text>

/** "Next: Review by the commission" */
export const leadsTo = (step: Text): Text => spoken({ kk: `келесі кезең: ${step.kk}`, ru: `следующий этап: ${step.ru}`, en: `next: ${step.en}` })

/** "Issues: Refusal of residency" */
export const issues = (decision: Text): Text => spoken({ kk: `шығарылатын акт: ${decision.kk}`, ru: `издаётся акт: ${decision.ru}`, en: `issues: ${decision.en}` })

/** "Only after “Review” ended with “Refuse”." */
export const onlyAfter = (step: Text, outcome: Text): Text => spoken({
  kk: `«${step.kk}» кезеңі «${outcome.kk}» нәтижесімен аяқталса ғана`,
  ru: `только если этап «${step.ru}» завершился исходом «${outcome.ru}»`,
  en: `only if “${step.en}” ended with “${outcome.en}”`,
})

/** "Once, by 10 working days." */
export const extension = (by: ClockTerm): Text => inEveryLanguage((locale) => spoken({
  kk: `Бір рет, ${formatDuration(by, 'kk')}.`,
  ru: `Один раз: ${formatDuration(by, 'ru')}.`,
  en: `Once, by ${formatDuration(by, 'en')}.`,
})[locale])

/** "Last day to appeal: 24 November 2026. Body" */
export const appealTerm = (until: Day, to: Text): Text => inEveryLanguage((locale) => `${deadlineLine('appeal', until)[locale]}. ${to[locale]}`)

/** "From 24 November 2026 until 23 November 2027" */
export const validity = (from: Day, until: Day | undefined): Text => inEveryLanguage((locale) => (until === undefined ? spoken({
  kk: `${formatDay(from, 'kk')} күнінен бастап, мерзімсіз`, ru: `с ${formatDay(from, 'ru')}, бессрочно`, en: `from ${formatDay(from, 'en')}, without end`,
}) : spoken({
  kk: `${formatDay(from, 'kk')} күнінен бастап, ${formatDay(until, 'kk')} күніне дейін`, ru: `с ${formatDay(from, 'ru')} по ${formatDay(until, 'ru')}`, en: `from ${formatDay(from, 'en')} to ${formatDay(until, 'en')}`,
}))[locale])
