/** What members and values of a declaration are called that the linter names and no form asks. */
import type { Text } from '../../law/text.ts'
import { chapterWords, kindWords, memberWords } from './messages.ts'

/** Chapters and clauses that rules of the linter name as the declaration does, and that no form has as a member. */
export const others: Readonly<Record<string, Text>> = {
  inForce: kindWords.inForce, opens: kindWords.opens, about: kindWords.about, subject: kindWords.subject, clock: kindWords.clock, call: kindWords.call, fee: kindWords.fee, allocates: kindWords.allocates,
  complaint: kindWords.complaint, keep: kindWords.keep, workingHours: kindWords.workingHours, steps: chapterWords.steps, decisions: chapterWords.decisions,
  rules: { kk: 'Ережелер', ru: 'Правила', en: 'Rules' }, parameters: { kk: 'Актілерде белгіленген мәндер', ru: 'Значения, установленные актами', en: 'Values of the law' }, obligations: { kk: 'Міндеттер', ru: 'Обязанности', en: 'Duties' },
  entitlements: { kk: 'Төлемдер', ru: 'Выплаты', en: 'Payments' }, window: { kk: 'Өтініш қабылдау уақыты', ru: 'Время приёма заявлений', en: 'When applications are taken' }, article: { kk: 'Бап немесе тармақ', ru: 'Статья или пункт', en: 'Article or item' },
  confidence: { kk: 'Анықтығы', ru: 'Достоверность', en: 'Confidence' }, parts: { kk: 'Жауап берушілер', ru: 'Кто отвечает', en: 'Those who take part' }, quorum: { kk: 'Кворум', ru: 'Кворум', en: 'Quorum' }, whenSaid: { kk: 'Қандай жауаптарда болады', ru: 'При каких ответах наступает', en: 'Upon which answers' },
  owedBy: { kk: 'Міндет кімге жүктеледі', ru: 'На ком обязанность', en: 'Who owes it' }, ofBody: { kk: 'Қай органның лауазымы', ru: 'Должность какого органа', en: 'Office of which body' }, refunds: { kk: 'Төленген соманы қайтару', ru: 'Возврат уплаченного', en: 'Refund' },
  answer: memberWords['answers']!, roles: memberWords['offices']!, keys: { kk: 'Кілттер', ru: 'Ключи', en: 'Keys' }, below: { kk: 'Жоғарғы шегі', ru: 'Верхняя граница', en: 'Upper bound' }, points: { kk: 'Балдар', ru: 'Баллы', en: 'Points' }, claims: { kk: 'Куәлікте көрсетілетін жауаптар', ru: 'Ответы в свидетельстве', en: 'Answers that the credential shows' },
  of: { kk: 'Бөліктері', ru: 'Части', en: 'Parts' }, with: { kk: 'Әрекетке берілетін жауаптар', ru: 'Ответы для действия', en: 'Answers that it is told' }, month: { kk: 'Ай', ru: 'Месяц', en: 'Month' }, day: { kk: 'Күн', ru: 'День', en: 'Day' }, accounts: { kk: 'Органның шоттары', ru: 'Счета органа', en: 'Accounts of the body' },
  notice: memberWords['hearing.notice']!, before: memberWords['hearing.before']!, waives: memberWords['hearing.waives']!, minutes: memberWords['hearing.minutes']!, manyAtOnce: { kk: 'Бірнеше істі бірге аяқтау', ru: 'Завершение нескольких дел сразу', en: 'Several cases at once' },
  together: { kk: 'Бірге орындау', ru: 'Совместное исполнение', en: 'Performed together' }, needs: { kk: 'Неше жауап керек', ru: 'Сколько нужно ответов', en: 'How many answers are needed' }, otherTerms: { kk: 'Басқа мерзімдер', ru: 'Другие сроки', en: 'Other terms' }, scopes: kindWords.scope, pilot: { kk: 'Пилоттық жоба', ru: 'Пилотный проект', en: 'Pilot' },
  bodies: { kk: 'Органдар', ru: 'Органы', en: 'Bodies' }, registers: { kk: 'Тізілімдер', ru: 'Реестры', en: 'Registers' }, fields: { kk: 'Сұрақтар', ru: 'Вопросы', en: 'Questions' }, iban: { kk: 'Шот нөмірі (IBAN)', ru: 'Номер счёта (IBAN)', en: 'Account number (IBAN)' }, slot: { kk: 'Брондау уақыты', ru: 'Время брони', en: 'A free time' }, entry: { kk: 'Тізілім жазбасы', ru: 'Запись реестра', en: 'Entry of a register' },
  representatives: { kk: 'өтініш беруші атынан әрекет еткендер', ru: 'те, кто действовал от имени заявителя', en: 'whoever acted for the applicant' }, authors: { kk: 'шешімді қабылдағандар', ru: 'те, кто принял решение', en: 'whoever made the decision' }, rounded: { kk: 'дөңгелектенеді', ru: 'округляется', en: 'rounded' }, term: { kk: 'Есептеу', ru: 'Вычисление', en: 'Computation' },
  'late.tells': { kk: 'Кешіксе, кімге хабарланады', ru: 'Кому сообщают о просрочке', en: 'Who is told of lateness' }, 'late.opens': { kk: 'Кешіксе, қандай іс ашылады', ru: 'Какое дело открывается при просрочке', en: 'Which case lateness opens' },
  closed: { kk: 'Істің соңы', ru: 'Конец дела', en: 'The end of the case' }, forms: kindWords.page, appeal: kindWords.complaint, extension: { kk: 'Мерзімді ұзарту', ru: 'Продление срока', en: 'Extension' }, weight: { kk: 'Салмағы', ru: 'Вес', en: 'Weight' }, places: memberWords['capacity']!,
  filing: { kk: 'өтініш берілген күн', ru: 'день подачи', en: 'the day of applying' }, decision: kindWords.decision, periodEnd: { kk: 'есепті кезеңнің соңы', ru: 'конец отчётного периода', en: 'the end of the period' }, owner: { kk: 'Жазба иесі', ru: 'Владелец записи', en: 'Owner of the entry' },
}

/** What a kind of application or of question is called beside the member that takes it. */
export const kinds: Readonly<Record<string, Text>> = {
  person: { kk: 'Жеке тұлға', ru: 'Физическое лицо', en: 'A person' }, company: { kk: 'Ұйым', ru: 'Организация', en: 'An organisation' }, personOrCompany: { kk: 'Жеке тұлға да, ұйым да', ru: 'И физическое лицо, и организация', en: 'A person or an organisation' }, body: { kk: 'Орган', ru: 'Орган', en: 'A body' },
  clock: { kk: 'белгіленген уақытта өзі ашылады', ru: 'открывается само в срок', en: 'opens by the clock' },
}
