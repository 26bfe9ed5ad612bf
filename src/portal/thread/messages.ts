/** The words of the thread: any thing, both ways, on any day. */
import { spoken, type Text } from '../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const words = {
  title: say('Байланыстар тізбегі', 'Нить происхождения', 'The thread'),
  lead: say(
    'Кез келген затты екі жаққа да қараңыз: ол неден жасалған, одан не жасалған және ол қай көрсеткіште есептеледі.',
    'Проследите любую вещь в обе стороны: из чего она создана, что создано на её основе и в каком показателе она учтена.',
    'Follow anything both ways: what it was made from, what was made from it, and in which figure it is counted.'),
  of: (title: string): Text => say(`Байланыстар тізбегі: ${title}`, `Нить происхождения: ${title}`, `The thread: ${title}`),
  look: say('Тізбекті табу', 'Найти нить', 'Find a thread'),
  number: say('Жазбаның немесе шешімнің нөмірі', 'Номер записи или решения', 'Number of an entry or a decision'),
  numberHint: say('Нөмір тізілім жазбасының немесе шешімнің бетінде жазылған.', 'Номер указан на странице записи реестра или решения.', 'It stands on the page of the entry or the decision.'),
  find: say('Көрсету', 'Показать', 'Show'),
  none: say('Мұндай нөмірмен ешнәрсе табылмады немесе ол сізге ашық емес.', 'Под этим номером ничего не найдено, или оно вам не открыто.', 'Nothing has this number, or it is not open to you.'),
  noneHint: say('Нөмірді тексеріңіз немесе затты іздеу арқылы тауып, бетінен тізбекті ашыңыз.', 'Проверьте номер или найдите вещь через поиск и откройте нить с её страницы.', 'Check the number, or find the thing by the search and open the thread from its page.'),
  example: say('Мысал: деректен көрсеткішке дейін', 'Пример: от данных до показателя', 'An example: from data to a figure'),
  page: say('Өз беті', 'Её страница', 'Its own page'),
  began: say('Тізбекке енген күні', 'На нити с', 'On the thread since'),
  kind: say('Түрі', 'Вид', 'Kind'),
  when: say('Қай күнгі күйін көру керек?', 'На какой день показать?', 'On which day?'),
  day: say('Күні', 'Дата', 'Day'),
  dayHint: say('Тізбек осы күннің соңындағы күйінде көрсетіледі. Нені көре алатыныңыз бүгінгі құқығыңыз бойынша анықталады.', 'Нить показана такой, какой была в конце этого дня. Что вам открыто, определяется по сегодняшнему дню.', 'The thread is shown as it stood at the end of that day. What is open to you is judged as of today.'),
  badDay: say('Күнді толық жазыңыз, мысалы: 30.11.2026.', 'Укажите дату полностью, например: 30.11.2026.', 'Write the whole date, as in 30.11.2026.'),
  tomorrow: say('Бұл күн әлі келген жоқ.', 'Этот день ещё не наступил.', 'That day has not come yet.'),
  changed: say('Тізбек өзгерген күндер', 'Дни, когда нить менялась', 'Days on which the thread changed'),
  earlier: say('Алдыңғы өзгеріс', 'Предыдущее изменение', 'Change before'),
  later: say('Келесі өзгеріс', 'Следующее изменение', 'Change after'),
  today: say('Бүгін', 'Сегодня', 'Today'),
  asOf: (day: string): Text => say(`${day} күнгі жағдай бойынша`, `По состоянию на ${day}`, `As of ${day}`),
  notYet: say('Ол күні бұл тізбекте әлі болмаған.', 'В тот день этого на нити ещё не было.', 'On that day it was not on the thread yet.'),
  picture: say('Тізбек: сол жақта неден жасалғаны, оң жақта одан не жасалғаны', 'Нить: слева — из чего создано, справа — что создано на её основе', 'The thread: on the left what it was made from, on the right what was made from it'),
  alone: say('Бұл әзірге ешнәрсемен байланыспаған.', 'Пока это ни с чем не связано.', 'Nothing is joined to it yet.'),
  if: say('Қайтарып алынса, не болады?', 'Что последует, если это отозвать?', 'What would follow if it were taken back?'),
  ifLead: say(
    'Мыналар осыдан туындайды немесе осының негізінде рұқсат етілген. Қайтарып алынса, бәріне белгі қойылады, олардан жаңа ештеңе жасалмайды, ал оларға жауаптылар хабарлама алып, әрекет етуге міндетті болады.',
    'Это получено из неё или разрешено на её основании. Если её отозвать, всё это будет отмечено, ничего нового из этого не создаётся, а ответственные получат письмо и обязанность принять меры.',
    'This derives from it or was permitted by it. If it were taken back, all of it would be marked, nothing new would be made from it, and whoever answers for it would be written to and have a duty to act.'),
  ifNothing: say('Осыдан туындайтын немесе осының негізінде рұқсат етілген ештеңе сізге белгілі емес: салдары болмайды.', 'Из неё ничего не получено и на её основании ничего не разрешено, насколько вам открыто: последствий нет.', 'As far as is open to you, nothing derives from it or was permitted by it: nothing would follow.'),
  counted: say('Мына көрсеткіштерде есептеледі; қайтарып алу есепті өзгертсе, олар қайта есептеледі:', 'Учтено в показателях; если отзыв меняет то, что считается, они пересчитываются:', 'It is counted in these figures, which are counted anew where the taking back changes what they count:'),
  already: say('Қазірдің өзінде қайтарып алынған', 'Уже отозвано', 'Already taken back'),
  somethingHeld: say('Ол сүйенетін, сізге ашық емес бір негіз қайтарып алынған.', 'Отозвано нечто, на чём это основано и что вам не открыто.', 'Something that it rests on, which is not open to you, was taken back.'),
  rule: say('Нені көре аламын?', 'Что здесь видно?', 'What can I see here?'),
  ruleText: say(
    'Заттың аты оның өз беті сізге ашық болса ғана айтылады. Басқасы түрімен ғана көрсетіледі, ал бар екенінің өзі жария болмаса, көрсетілмейді. Аты айтылмаған заттан әрі тізбек жалғаспайды, ондайлар саналмайды.',
    'Вещь названа, только если вам открыта её страница. Иначе показан лишь её вид, а если не подлежит огласке само её существование, она не показана вовсе. За неназванной вещью нить не продолжается, и такие вещи не считаются.',
    'A thing is named only where its own page is open to you. Else only its kind is shown, and where it is not public that it exists, it is not shown at all. The thread does not go on beyond what is not named, and such things are not counted.'),
  more: (count: string): Text => say(`Тізімде тағы ${count} бар: оларды олардың өз тізбектерінен қараңыз.`, `Ещё ${count}: смотрите их от ближайших вещей.`, `${count} more: follow them from the things nearest to them.`),
} as const
