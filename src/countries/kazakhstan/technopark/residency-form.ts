/** The application for residency: what the technopark asks, one topic a page. */
import { choice, date, decimal, email, file, flag, identifier, integer, phone, text } from '../../../law/field.ts'
import type { FormPage } from '../../../law/procedure.ts'

export const bin = identifier('bin', 'bin', {
  label: { kk: 'БСН', ru: 'БИН', en: 'BIN' }, from: 'organisation.bin', public: true,
})
export const companyName = text('companyName', {
  label: { kk: 'Компания атауы', ru: 'Наименование компании', en: 'Name of the company' }, maxLength: 300, from: 'organisation.name', public: true,
})
const registeredOn = date('registeredOn', {
  label: { kk: 'Мемлекеттік тіркеу күні', ru: 'Дата государственной регистрации', en: 'Date of state registration' },
})
export const branches = integer('branches', {
  label: { kk: 'Филиалдар мен өкілдіктер саны', ru: 'Число филиалов и представительств', en: 'Number of branches and representative offices' },
  hint: { kk: 'Болмаса, 0 деп жазыңыз.', ru: 'Если их нет, укажите 0.', en: 'Write 0 if there are none.' }, min: 0, max: 1000,
})
export const stateShare = decimal('stateShare', {
  label: {
    kk: 'Мемлекеттің және квазимемлекеттік сектор субъектілерінің жарғылық капиталдағы үлесі, %',
    ru: 'Доля государства и субъектов квазигосударственного сектора в уставном капитале, %',
    en: 'Share of the state and quasi-state entities in the charter capital, %',
  },
  hint: { kk: 'Болмаса, 0 деп жазыңыз.', ru: 'Если её нет, укажите 0.', en: 'Write 0 if there is none.' }, min: '0', max: '100',
})
export const subsoilUser = flag('subsoilUser', {
  label: { kk: 'Компания жер қойнауын пайдаланушы ма?', ru: 'Является ли компания недропользователем?', en: 'Is the company a subsoil user?' },
})
export const economicZone = flag('economicZone', {
  label: {
    kk: 'Компания арнайы экономикалық аймақтың қатысушысы ма?',
    ru: 'Является ли компания участником специальной экономической зоны?',
    en: 'Is the company a participant of a special economic zone?',
  },
})
export const excisePayer = flag('excisePayer', {
  label: { kk: 'Компания акциз төлейді ме?', ru: 'Является ли компания плательщиком акциза?', en: 'Does the company pay excise?' },
})

const activities = [
  { value: 'software', label: { kk: 'Бағдарламалық қамтылымды әзірлеу', ru: 'Разработка программного обеспечения', en: 'Software development' } },
  { value: 'ai', label: { kk: 'Жасанды интеллект жүйелерін әзірлеу және енгізу', ru: 'Разработка и внедрение систем искусственного интеллекта', en: 'Development and deployment of AI systems' } },
  { value: 'data', label: { kk: 'Деректерді өңдеу және орналастыру', ru: 'Обработка и размещение данных', en: 'Data processing and hosting' } },
  { value: 'support', label: { kk: 'Бағдарламалық қамтылымды техникалық қолдау және сынау', ru: 'Техническая поддержка и тестирование программного обеспечения', en: 'Technical support and testing of software' } },
  { value: 'training', label: { kk: 'Бағдарламалық қамтылымды пайдаланушыларды оқыту', ru: 'Обучение пользователей программного обеспечения', en: 'Training of users of software' } },
] as const

export const activity = choice('activity', {
  label: { kk: 'Басым қызмет түрі', ru: 'Приоритетный вид деятельности', en: 'Priority activity' },
  hint: {
    kk: 'Тізім шартты түрде қабылданған: 2026 жылғы басым қызмет түрлерінің ресми тізбесі белгіленбеген.',
    ru: 'Список принят условно: официальный перечень приоритетных видов деятельности на 2026 год не установлен.',
    en: 'An assumed list: the official list of priority activities of 2026 is not set.',
  },
  choices: activities, public: true,
})
export const projectName = text('projectName', {
  label: { kk: 'Жоба атауы', ru: 'Название проекта', en: 'Name of the project' }, maxLength: 150, public: true,
})
const projectSummary = text('projectSummary', {
  label: { kk: 'Жоба туралы қысқаша', ru: 'Кратко о проекте', en: 'The project in short' },
  hint: {
    kk: 'Жоба кімге арналған, қандай мәселені қалай шешеді.',
    ru: 'Для кого он, какую задачу и как решает.',
    en: 'For whom it is, which problem it solves, and how.',
  }, maxLength: 3000, long: true,
})
const teamSize = integer('teamSize', {
  label: { kk: 'Командадағы адам саны', ru: 'Численность команды', en: 'Number of people in the team' }, min: 1, max: 100_000,
})
export const priorityShare = decimal('priorityShare', {
  label: {
    kk: 'Басым қызмет түрлерінен түсетін кірістің жылдық жиынтық кірістегі үлесі, %',
    ru: 'Доля доходов от приоритетных видов деятельности в совокупном годовом доходе, %',
    en: 'Share of income from priority activities in total annual income, %',
  },
  hint: {
    kk: 'Жаңа компания күтілетін үлесті көрсетеді.',
    ru: 'Новая компания указывает ожидаемую долю.',
    en: 'A new company gives the share that it expects.',
  }, min: '0', max: '100',
})
export const sellsGoods = flag('sellsGoods', {
  label: {
    kk: 'Компания тауар өндіріп, өткізе ме?',
    ru: 'Производит ли и реализует ли компания товары?',
    en: 'Does the company make and sell goods?',
  },
})
export const ownProduction = flag('ownProduction', {
  label: {
    kk: 'Тауарлар өз өндірісі өлшемшарттарына сай ма?',
    ru: 'Соответствуют ли товары критериям собственного производства?',
    en: 'Do the goods meet the criteria of own production?',
  },
  hint: { kk: 'Компания тауар өткізбесе, бос қалдырыңыз.', ru: 'Если товары не реализуются, оставьте без ответа.', en: 'Leave it open if no goods are sold.' }, optional: true,
})
export const businessPlan = file('businessPlan', {
  label: { kk: 'Жобаның бизнес-жоспары', ru: 'Бизнес-план проекта', en: 'Business plan of the project' },
  accept: ['application/pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'], limitMegabytes: 20, optional: true,
})
const contactName = text('contactName', {
  label: { kk: 'Байланысатын адам', ru: 'Контактное лицо', en: 'Contact person' }, maxLength: 200, from: 'person.name', personal: true,
})
const contactEmail = email('contactEmail', {
  label: { kk: 'Электрондық пошта', ru: 'Электронная почта', en: 'E-mail' }, from: 'person.email', personal: true,
})
const contactPhone = phone('contactPhone', {
  label: { kk: 'Телефон', ru: 'Телефон', en: 'Phone' }, personal: true,
})

export const residencyForm: readonly FormPage[] = [
  { id: 'company', title: { kk: 'Компания туралы', ru: 'О компании', en: 'About the company' }, fields: [bin, companyName, registeredOn, branches] },
  {
    id: 'status', title: { kk: 'Компанияның құқықтық жағдайы', ru: 'Правовое положение компании', en: 'Legal position of the company' },
    fields: [stateShare, subsoilUser, economicZone, excisePayer],
  },
  { id: 'project', title: { kk: 'Жоба туралы', ru: 'О проекте', en: 'About the project' }, fields: [projectName, activity, projectSummary, teamSize] },
  { id: 'income', title: { kk: 'Кіріс', ru: 'Доходы', en: 'Income' }, fields: [priorityShare, sellsGoods, ownProduction] },
  {
    id: 'documents', title: { kk: 'Құжаттар', ru: 'Документы', en: 'Documents' },
    hint: {
      kk: 'Бизнес-жоспарсыз да жібере аласыз, бірақ ондай өтініш толықтыруға қайтарылады.',
      ru: 'Отправить можно и без бизнес-плана, но такое заявление вернут на доработку.',
      en: 'You can send it without the business plan, but such an application is returned for completion.',
    },
    fields: [businessPlan],
  },
  { id: 'contact', title: { kk: 'Байланыс', ru: 'Контакты', en: 'Contact' }, fields: [contactName, contactEmail, contactPhone] },
]
