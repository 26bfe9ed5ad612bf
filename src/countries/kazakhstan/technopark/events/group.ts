/** Registration of a group: a company names its guests, and each has a place and a badge of their own; all of them, or none. */
import { months } from '../../../../law/duration.ts'
import { flag, rows, text } from '../../../../law/field.ts'
import type { Procedure } from '../../../../law/procedure.ts'
import { is } from '../../../../law/rule.ts'
import { atOnce } from '../../own-entries.ts'
import { offices } from '../offices.ts'
import { common, rules } from '../space/common.ts'
import { groupId, ofEvent, place } from './registration.ts'

const guests = rows('guests', {
  label: { kk: 'Қонақтар', ru: 'Гости', en: 'Guests' }, hint: {
    kk: 'Бейджті әр қонақтың өзіне беріңіз. Қонақ оны «Брондауларым» бетінде өз кабинетіне қосса, іс-шара туралы хат алады, ал келгені белгіленсе, қатысқаны туралы куәлік ала алады. Басқа қонақтармен кездесу үшін өзі жеке тіркелуі керек.',
    ru: 'Передайте каждому гостю его бейдж. Если гость добавит бейдж в свой кабинет на странице «Мои брони», он будет получать письма о мероприятии, а после отметки на входе — сможет получить свидетельство об участии. Чтобы встречаться с другими гостями, нужно зарегистрироваться самому.',
    en: 'Give each guest their badge. A guest who adds it to their own cabinet, on the page “My bookings”, is written to about the event, and once checked in can have a certificate of attendance. To meet other guests one registers oneself.',
  }, minRows: 2, maxRows: 20, personal: true, columns: [
    text('name', { label: { kk: 'Аты-жөні', ru: 'Имя и фамилия', en: 'Name' }, maxLength: 120, personal: true }),
    text('position', { label: { kk: 'Лауазымы немесе рөлі', ru: 'Должность или роль', en: 'What they do' }, maxLength: 120, optional: true, personal: true }),
  ],
})
const agreed = flag('agreed', { label: { kk: 'Әр қонақ өзі туралы мәліметтің берілуіне келісім берді ме?', ru: 'Каждый ли гость дал согласие на передачу сведений о нём?', en: 'Does each guest agree that this is told of them?' }, hint: { kk: 'Есімдер бейджге ғана басылады, оларды технопарк мамандары көреді; үш айдан кейін өшіріледі.', ru: 'Имена печатаются только на бейджах, их видят специалисты технопарка; через три месяца они удаляются.', en: 'Names are printed on the badges alone, and officers of the technopark see them; after three months they are erased.' } })

const whole = atOnce({
  common: { ...common, keep: { for: months(3), basis: rules } }, office: { role: 'technopark.officer', title: offices['technopark.officer'] }, id: groupId, title: { kk: 'Іс-шараға топты тіркеу', ru: 'Регистрация группы на мероприятие', en: 'Registration of a group for an event' },
  summary: {
    kk: 'Компания екіден жиырмаға дейінгі қонақты бірден тіркейді: әрқайсысына орын мен жеке бейдж беріледі. Бәріне орын жетпесе, ешкім тіркелмейді, бос орын саны айтылады.', ru: 'Компания регистрирует сразу от двух до двадцати гостей: у каждого будет место и свой бейдж. Если мест на всех не хватает, не регистрируется никто, а число свободных мест сообщается.',
    en: 'A company registers two to twenty guests at once: each has a place and a badge of their own. If there are not enough places nobody is registered, and it is said how many are free.',
  },
  audience: { kk: 'Қызметкерлерін немесе қонақтарын ертіп келетін компания', ru: 'Компания, которая приходит с сотрудниками или гостями', en: 'A company that comes with its people or guests' }, need: ['company'], opens: { by: 'company' },
  form: [
    { id: 'event', title: { kk: 'Қай іс-шара?', ru: 'Какое мероприятие?', en: 'Which event?' }, fields: ofEvent },
    { id: 'guests', title: { kk: 'Кімдер келеді?', ru: 'Кто придёт?', en: 'Who comes?' }, fields: [guests, agreed] },
  ],
  rule: is(agreed, true).by(rules).else({ kk: 'Қонақтардың келісімі расталмаған.', ru: 'Согласие гостей не подтверждено.', en: 'It is not confirmed that the guests agree.' }), does: { kk: 'Орын беру', ru: 'Выделить места', en: 'Give the places' },
  words: { kk: 'Топтың әр қонағына іс-шарадан орын берілді. Бейджтер — «Брондауларым» бетінде, әр қонақтың өз бейджі бар: оны қонақтың өзіне беріңіз.', ru: 'Каждому гостю группы выделено место на мероприятии. Бейджи — на странице «Мои брони», у каждого гостя свой: передайте их гостям.', en: 'Each guest of the group has a place at the event. The badges are on the page “My bookings”, one for each guest: give each guest theirs.' },
})

const { entry, ...otherSteps } = whole.steps

/** A group whose guests have not agreed keeps no places: its application is closed at once, and they are free again. */
export const groupRegistration: Procedure = {
  ...whole,
  steps: {
    ...otherSteps, entry: {
      ...entry!, outcomes: {
        ...entry!.outcomes, look: { ...entry!.outcomes['look']!, whenCheck: ['unknown'] },
        unconfirmed: { label: { kk: 'Қонақтардың келісімі жоқ: орын берілмейді', ru: 'Нет согласия гостей: места не выделяются', en: 'The guests have not agreed: no places are given' }, to: 'closed', whenCheck: [false] },
      },
    },
  },
  allocates: { ...place, forEachRow: 'guests', when: 'done', perApplicant: [{ atMost: 60, basis: rules }] },
}
