/** The words of the thread: any thing, both ways, on any day. */
import { spoken, type Text } from '../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const words = {
  title: say('Шығу тегі және қолданылуы', 'Происхождение и использование', 'The thread'),
  lead: say(
    'Деректің, модельдің, жазбаның немесе шешімнің неден шыққанын, оның негізінде не жасалғанын және қай көрсеткіште есептелетінін көріңіз.',
    'Посмотрите, откуда взялись данные, модель, запись или решение, что создано на их основе и в каком показателе они учтены.',
    'Follow anything both ways: what it was made from, what was made from it, and in which figure it is counted.'),
  of: (title: string): Text => say(`Шығу тегі және қолданылуы: ${title}`, `Происхождение и использование: ${title}`, `The thread: ${title}`),
  look: say('Нөмірі бойынша табу', 'Найти по номеру', 'Find a thread'),
  number: say('Жазбаның немесе шешімнің нөмірі', 'Номер записи или решения', 'Number of an entry or a decision'),
  numberHint: say('Нөмір тізілім жазбасының немесе шешімнің бетінде жазылған.', 'Номер указан на странице записи реестра или решения.', 'It stands on the page of the entry or the decision.'),
  find: say('Көрсету', 'Показать', 'Show'),
  none: say('Мұндай нөмірмен ештеңе табылмады немесе ол сізге ашық емес.', 'Под этим номером ничего не найдено, или оно вам не открыто.', 'Nothing has this number, or it is not open to you.'),
  noneHint: say('Нөмірді тексеріңіз. Нөмірі жоқ нәрсені іздеу арқылы тауып, оның бетінен осы жерге өтіңіз.', 'Проверьте номер. То, у чего номера нет, найдите через поиск и перейдите сюда с его страницы.', 'Check the number, or find the thing by the search and open the thread from its page.'),
  toTry: say('Мысалы, мыналарды көріңіз', 'Посмотрите, например', 'To begin with'),
  cut: say('Байланыстар тым көп: ең жақындары ғана көрсетілген, одан әрісі ескерілмеген.', 'Связей слишком много: показаны только ближайшие, более дальние не учтены.', 'There is too much to follow: only what is nearest is shown, and what is farther is left out.'),
  example: say('Мысал: деректен көрсеткішке дейін', 'Пример: от данных до показателя', 'An example: from data to a figure'),
  page: say('Өз беті', 'Собственная страница', 'Its own page'),
  began: say('Енгізілген күні', 'Внесено', 'On the thread since'),
  kind: say('Түрі', 'Вид', 'Kind'),
  when: say('Қай күнгі жағдайды көру керек?', 'На какой день показать?', 'On which day?'),
  day: say('Күні', 'Дата', 'Day'),
  dayHint: say('Байланыстар осы күннің соңындағы күйінде көрсетіледі. Нені көре алатыныңыз бүгінгі құқығыңыз бойынша анықталады; сізге ашық еместің бар екені өткен күндерде көрсетілмейді.', 'Связи показаны такими, какими были в конце этого дня. Что вам открыто, определяется по сегодняшнему дню; то, что вам не открыто, за прошедшие дни не показано.', 'The thread is shown as it stood at the end of that day. What is open to you is judged as of today; what is held back is not shown for past days.'),
  badDay: say('Күнді толық жазыңыз, мысалы: 30.11.2026.', 'Укажите дату полностью, например: 30.11.2026.', 'Write the whole date, as in 30.11.2026.'),
  tomorrow: say('Бұл күн әлі келген жоқ.', 'Этот день ещё не наступил.', 'That day has not come yet.'),
  changed: say('Байланыстар өзгерген күндер', 'Дни, когда связи менялись', 'Days on which the thread changed'),
  earlier: say('Алдыңғы өзгеріс', 'Предыдущее изменение', 'Change before'),
  later: say('Келесі өзгеріс', 'Следующее изменение', 'Change after'),
  today: say('Бүгін', 'Сегодня', 'Today'),
  asOf: (day: string): Text => say(`${day} күнгі жағдай бойынша`, `По состоянию на ${day}`, `As of ${day}`),
  notYet: say('Ол күні бұл әлі енгізілмеген.', 'В тот день это ещё не было внесено.', 'On that day it was not on the thread yet.'),
  picture: say('Сол жақта неден жасалғаны, оң жақта оның негізінде не жасалғаны', 'Слева — из чего создано, справа — что создано на этой основе', 'The thread: on the left what it was made from, on the right what was made from it'),
  alone: say('Бұл әзірге ештеңемен байланыспаған.', 'Пока это ни с чем не связано.', 'Nothing is joined to it yet.'),
  if: say('Қайтарып алынса, не болады?', 'Что последует, если это отозвать?', 'What would follow if it were taken back?'),
  ifLead: say(
    'Мыналар осыдан туындайды немесе осының негізінде рұқсат етілген. Қайтарып алынса, бәріне ескерту қойылады, олардан жаңа ештеңе жасалмайды, ал оларға жауаптылар хат алып, оларға әрекет ету міндеті жүктеледі.',
    'Перечисленное получено из этого или разрешено на этом основании. При отзыве ко всему будет добавлено предупреждение, ничего нового из этого не создаётся, а на ответственных возлагается обязанность принять меры, о чём им придёт письмо.',
    'This derives from it or was permitted by it. If it were taken back, all of it would be marked, nothing new would be made from it, and whoever answers for it would be written to and have a duty to act.'),
  ifNothing: say('Сізге ашық мәлімет бойынша осыдан ештеңе туындамайды және осының негізінде ештеңеге рұқсат етілмеген: салдары жоқ.', 'По открытым вам сведениям из этого ничего не получено и на этом основании ничего не разрешено: последствий нет.', 'As far as is open to you, nothing derives from it or was permitted by it: nothing would follow.'),
  counted: say('Мына көрсеткіштерде есептеледі; қайтарып алу есептелетін нәрсені өзгертсе, олар қайта есептеледі:', 'Учтено в показателях; если отзыв меняет то, что считается, они пересчитываются:', 'It is counted in these figures, which are counted anew where the taking back changes what they count:'),
  already: say('Қайтарып алынған', 'Уже отозвано', 'Already taken back'),
  somethingHeld: say('Бұл сүйенетін, сізге ашық емес бір негіз қайтарып алынған.', 'Отозвано основание, которое вам не открыто.', 'Something that it rests on, which is not open to you, was taken back.'),
  rule: say('Мұнда нені көре аламын?', 'Что здесь видно?', 'What can I see here?'),
  ruleText: say(
    'Атауы оның өз беті сізге ашық болса ғана көрсетіледі. Өзгелерінің түрі ғана көрсетіледі, ал бар екені жария етілмейтіндер мүлде көрсетілмейді. Атауы көрсетілмегендерден әрі байланыс жалғаспайды, олар саналмайды.',
    'Название указано, только если вам открыта собственная страница. Иначе показан лишь вид, а если не подлежит огласке само существование — не показано ничего. Дальше неназванного связи не продолжаются, и неназванное не считается.',
    'A thing is named only where its own page is open to you. Else only its kind is shown, and where it is not public that it exists, it is not shown at all. The thread does not go on beyond what is not named, and such things are not counted.'),
  more: (count: string): Text => say(`Тағы ${count}: олардың әрқайсысын ең жақын беттен қараңыз.`, `Ещё ${count}: смотрите их со страниц, ближайших к ним.`, `${count} more: follow them from the things nearest to them.`),
} as const
