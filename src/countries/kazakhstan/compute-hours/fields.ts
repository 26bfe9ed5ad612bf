/** What is said of partitions of clusters and of programmes of compute hours: the questions of their procedures, which are the columns of their registers. */
import { choice, integer, money, text } from '../../../law/field.ts'
import type { Text } from '../../../law/text.ts'

const short = (name: string, label: Text, more: { readonly hint?: Text; readonly optional?: true } = {}) => text(name, { label, maxLength: 300, ...more })

export const partitionName = short('name', { kk: 'Атауы', ru: 'Название', en: 'Name' })
export const cluster = short('cluster', { kk: 'Кластер', ru: 'Кластер', en: 'Cluster' })
export const scheduler = choice('scheduler', {
  label: { kk: 'Тапсырмалар жоспарлаушысы', ru: 'Планировщик заданий', en: 'Scheduler' },
  choices: [
    { value: 'slurm', label: { kk: 'Slurm', ru: 'Slurm', en: 'Slurm' } }, { value: 'kubernetes', label: { kk: 'Kubernetes', ru: 'Kubernetes', en: 'Kubernetes' } },
    { value: 'unknown', label: { kk: 'Белгісіз', ru: 'Неизвестен', en: 'Not known' } },
  ],
})
export const accelerator = short('accelerator', { kk: 'Үдеткіштің моделі', ru: 'Модель ускорителя', en: 'Model of the accelerator' }, { hint: { kk: 'Өндіруші атағандай, мысалы NVIDIA H200.', ru: 'Как его называет производитель, например NVIDIA H200.', en: 'As its maker names it, such as NVIDIA H200.' } })
export const accelerators = integer('accelerators', { label: { kk: 'Үдеткіштер саны', ru: 'Число ускорителей', en: 'Number of accelerators' }, hint: { kk: 'Белгісіз болса, бос қалдырыңыз.', ru: 'Если неизвестно, оставьте пустым.', en: 'Leave it empty if it is not known.' }, min: 1, max: 10_000_000, optional: true })
export const site = short('site', { kk: 'Орны', ru: 'Место', en: 'Place' }, { optional: true })
/** Which of the clusters that the portal's operator connected, and what the scheduler calls the part: without both of them nothing runs there from here. */
export const connection = short('connection', { kk: 'Порталдың баптауларындағы кластер атауы', ru: 'Имя кластера в настройках портала', en: 'Name of the cluster in the portal’s settings' }, { hint: { kk: 'Кластер порталға қосылмаған болса, бос қалдырыңыз.', ru: 'Если кластер не подключён к порталу, оставьте пустым.', en: 'Leave it empty if the cluster is not connected to the portal.' }, optional: true })
export const queue = short('queue', { kk: 'Жоспарлаушыдағы бөлім атауы', ru: 'Имя раздела у планировщика', en: 'Name of the partition in the scheduler' }, { optional: true })
export const source = short('source', { kk: 'Дереккөз', ru: 'Источник', en: 'Source' }, { optional: true })

export const programmeName = short('name', { kk: 'Атауы (қазақша)', ru: 'Название (по-казахски)', en: 'Name (in Kazakh)' })
export const programmeNames = [programmeName, short('nameRu', { kk: 'Атауы (орысша)', ru: 'Название (по-русски)', en: 'Name (in Russian)' }), short('nameEn', { kk: 'Атауы (ағылшынша)', ru: 'Название (по-английски)', en: 'Name (in English)' })] as const

/** Kinds of users, as programmes are for them. */
const kinds = [
  { value: 'startup', label: { kk: 'Стартап', ru: 'Стартап', en: 'Start-up' } }, { value: 'university', label: { kk: 'Университет', ru: 'Университет', en: 'University' } },
  { value: 'research', label: { kk: 'Ғылыми ұйым', ru: 'Научная организация', en: 'Research organisation' } }, { value: 'state', label: { kk: 'Мемлекеттік ұйым', ru: 'Государственная организация', en: 'State organisation' } },
  { value: 'company', label: { kk: 'Өзге компания', ru: 'Другая компания', en: 'Another company' } },
] as const
export const kind = choice('kind', { label: { kk: 'Ұйым қандай түрге жатады?', ru: 'К какому виду относится организация?', en: 'What kind of organisation is it?' }, choices: kinds, public: true })
export const forWhom = choice('forWhom', { label: { kk: 'Кімге арналған?', ru: 'Для кого?', en: 'For whom?' }, choices: [{ value: 'everyone', label: { kk: 'Барлық ұйымға', ru: 'Для любой организации', en: 'For any organisation' } }, ...kinds] })
export const tier = choice('tier', {
  label: { kk: 'Деңгейі', ru: 'Уровень', en: 'Tier' },
  choices: [
    { value: 'trial', label: { kk: 'Сынап көру', ru: 'Пробный', en: 'Trial' } }, { value: 'project', label: { kk: 'Жоба', ru: 'Проект', en: 'Project' } }, { value: 'large', label: { kk: 'Ірі оқыту', ru: 'Крупное обучение', en: 'Large training' } },
  ],
})

const mostHoursLabel: Text = { kk: 'Бір өтінішке ең көп үдеткіш-сағат', ru: 'Ускорителе-часов на заявление, не более', en: 'Most accelerator-hours for an application' }
const atOnceLabel: Text = { kk: 'Бірден бөлінетін ең көп үдеткіш-сағат', ru: 'Ускорителе-часов, выделяемых сразу, не более', en: 'Most accelerator-hours that are allotted at once' }
const mostDaysLabel: Text = { kk: 'Ең ұзақ мерзім, күн', ru: 'Наибольший срок, дней', en: 'Longest time, in days' }
const idleDaysLabel: Text = { kk: 'Неше күн пайдаланылмаса, қалған сағаттар қайтарылады?', ru: 'Через сколько дней без использования остаток возвращается?', en: 'After how many days without use does the rest go back?' }
const priceLabel: Text = { kk: 'Үдеткіш-сағаттың бағасы', ru: 'Цена ускорителе-часа', en: 'Price of an accelerator-hour' }

export const mostHours = integer('mostHours', { label: mostHoursLabel, min: 1, max: 100_000_000 })
export const atOnceHours = integer('atOnceHours', { label: atOnceLabel, hint: { kk: '0 болса, әр өтінішті адам қарайды.', ru: 'При 0 каждое заявление рассматривает человек.', en: 'With 0 a person looks at every application.' }, min: 0, max: 100_000_000 })
export const mostDays = integer('mostDays', { label: mostDaysLabel, min: 1, max: 1_830 })
export const idleDays = integer('idleDays', { label: idleDaysLabel, min: 7, max: 1_830 })
export const price = money('price', { label: priceLabel, hint: { kk: 'Бос болса, тегін.', ru: 'Если поле пустое, бесплатно.', en: 'Empty: free of charge.' }, optional: true })

/** How much of a cluster a programme is to have beside the others on it: Slurm's `Fairshare`, which is 1 where nothing is said. */
export const share = integer('share', {
  label: { kk: 'Бағдарламаның үлесі', ru: 'Доля программы', en: 'Share of the programme' }, min: 1, max: 100_000, optional: true,
  hint: { kk: 'Кластердің басқа бағдарламаларымен салыстырғандағы бүтін сан: 30 мен 10 болса, біріншісіне үш есе көп тиеді. Бос болса, 1.', ru: 'Целое число по отношению к другим программам кластера: при 30 и 10 первой положено втрое больше. Если поле пустое, 1.', en: 'A whole number beside those of the other programmes of the cluster: with 30 and 10 the first is due three times as much. Empty: 1.' },
})

/** What an application takes over from the programme that it names. */
export const taken = {
  programme: text('programme', { label: { kk: 'Бағдарламаның тізілімдегі нөмірі', ru: 'Номер программы в реестре', en: 'Number of the programme in the register' }, maxLength: 40, from: 'subject.number', public: true }),
  programmeName: text('programmeName', { label: { kk: 'Есептеу сағаттарының бағдарламасы', ru: 'Программа вычислительных часов', en: 'Programme of compute hours' }, maxLength: 300, from: 'subject.name', public: true }),
  partition: text('partition', { label: { kk: 'Кластер бөлімі', ru: 'Раздел кластера', en: 'Partition of the cluster' }, maxLength: 40, from: 'subject.partition', public: true }),
  forWhom: { ...forWhom, from: 'subject.forWhom', public: true } as const,
  mostHours: integer('mostHours', { label: mostHoursLabel, from: 'subject.mostHours', public: true }),
  atOnceHours: integer('atOnceHours', { label: atOnceLabel, from: 'subject.atOnceHours', public: true }),
  mostDays: integer('mostDays', { label: mostDaysLabel, from: 'subject.mostDays', public: true }),
  idleDays: integer('idleDays', { label: idleDaysLabel, from: 'subject.idleDays', public: true }),
  price: money('price', { label: priceLabel, from: 'subject.price', public: true, optional: true, whenEmpty: { kk: 'Тегін', ru: 'Бесплатно', en: 'Free of charge' } }),
} as const
