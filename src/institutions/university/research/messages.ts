/** The words of the page of research. */
import { spoken, type Text } from '../../../law/text.ts'
import type { StageState } from './read.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const words = {
  call: say('Ғылыми жобалар конкурсы', 'Конкурс научных проектов', 'Call for research projects'),
  callHint: say('Мерзімдер, орындар, балл қою ережелері және кез келген адам қайта есептей алатын рейтинг.', 'Сроки, места, правила оценки и рейтинг, который может пересчитать каждый.', 'Terms, places, how points are given, and a ranking that anybody can compute again.'),
  title: say('Ғылыми гранттар: ақша қайда жұмсалды', 'Научные гранты: что стало с деньгами', 'Research grants: what became of the money'),
  hint: say('Әр жобаға берілген сома, кезеңдер бойынша төленгені, қалғаны және нәтижелері.', 'Сколько предоставлено каждому проекту, сколько выплачено по этапам, сколько осталось и какие получены результаты.', 'What each project was given, what was paid by stages, what is left, and what it has brought.'),
  lead: say(
    'Университет грант берген әр ғылыми жоба: қанша берілді, кезеңдер бойынша қанша төленді, қанша қалды және қандай нәтиже алынды. Төленген деп банк растаған төлем ғана саналады.',
    'Каждый научный проект, которому университет предоставил грант: сколько предоставлено, сколько выплачено по этапам, сколько осталось и что получено. Выплаченным считается только то, что подтвердил банк.',
    'Every research project to which the university gave a grant: how much was given, how much was paid by stages, how much is left, and what it has brought. Paid is only what the bank has proved.'),
  none: say('Грант әлі ешкімге берілген жоқ', 'Гранты пока никому не предоставлены', 'No grant was given yet'),
  noneHint: say('Конкурс рейтингіне қол қойылғаннан кейін жобалар осында көрінеді.', 'Проекты появятся здесь, когда будет подписан рейтинг конкурса.', 'Projects are shown here once the ranking of the call is signed.'),
  granted: say('Берілген сома', 'Предоставлено', 'Granted'), paid: say('Төленді', 'Выплачено', 'Paid'), left: say('Қалғаны', 'Осталось', 'Left'),
  nothingDue: say('есебі қабылданған кезең әлі жоқ', 'принятых этапов пока нет', 'no stage is accepted yet'),
  elsewhere: say('белгісіз: төлем осы портал арқылы өтпеген', 'неизвестно: выплата шла не через портал', 'not known: it was not paid through this portal'),
  awaitsBank: say('банк растаған төлем әлі жоқ', 'подтверждённых банком выплат пока нет', 'no payment is proved by the bank yet'),
  project: say('Жоба', 'Проект', 'Project'), stage: say('Кезең', 'Этап', 'Stage'), sum: say('Сомасы', 'Сумма', 'Sum'), state: say('Жағдайы', 'Состояние', 'State'), brought: say('Нәтижелері', 'Результаты', 'Outputs'),
  first: say('Бірінші кезең', 'Первый этап', 'First stage'), second: say('Екінші кезең', 'Второй этап', 'Second stage'),
  withdrawn: say('Грант кері қайтарып алынған: қалған кезеңдері төленбейді.', 'Грант отозван: остальные этапы не оплачиваются.', 'The grant is withdrawn: its other stages are not paid.'),
  ethicsHeld: (day: Text): Text => say(`Этикалық мақұлдау қолданылатын соңғы күн: ${day.kk}.`, `Этическое одобрение действует по ${day.ru}.`, `The ethics approval holds until ${day.en}.`),
  ethicsAwaited: say('Этикалық сараптама қажет, мақұлдау әлі берілген жоқ: оған дейін кезеңдер төленбейді.', 'Нужна этическая экспертиза, одобрения пока нет: до него этапы не оплачиваются.', 'An ethics review is needed and the approval is not given yet: no stage is paid before.'),
  asData: say('Деректер түрінде', 'В виде данных', 'As data'),
  register: say('Ғылыми жобалар тізілімі', 'Реестр научных проектов', 'Register of research projects'),
} as const

export const stateWords = {
  'to come': say('есебі әлі қабылданған жоқ', 'отчёт ещё не принят', 'its report is not accepted yet'), accepted: say('қабылданды, төлем күтілуде', 'принят, ожидает выплаты', 'accepted, to be paid'), paid: say('төленді', 'выплачено', 'paid'), elsewhere: say('порталға дейін қабылданған: төлемі мұнда жүргізілмеген', 'принят до портала: выплата здесь не велась', 'accepted before the portal, and not paid through it'), 'not paid': say('төленбейді', 'не выплачивается', 'not paid'),
} as const satisfies Record<StageState, Text>
