/** The working calendar of Kyrgyzstan: the holidays of every year. The feasts of the Moon, which are set year by year, are not known: no year is set. */
import type { Calendar, YearlyHoliday } from '../../law/calendar.ts'
import type { Act, Citation } from '../../law/citation.ts'
import type { Text } from '../../law/text.ts'

const labourCode: Act = {
  id: 'kg.labour-code-2025',
  title: { kk: 'Қырғыз Республикасының Еңбек кодексі', ru: 'Трудовой кодекс Кыргызской Республики', en: 'Labour Code of the Kyrgyz Republic' },
  short: { kk: 'Еңбек кодексі', ru: 'Трудовой кодекс', en: 'Labour Code' },
  dividedInto: 'articles',
}

// The text of the code was not read: the days come from what the ministry of labour published (kabar.kg on 4 February 2025, vesti.kg on the days of 2026).
const listed: Citation = {
  act: labourCode, confidence: 'secondary',
  note: {
    kk: 'Еңбек министрлігінің 2026 жылдың жұмыс істемейтін мереке күндері туралы хабарлауынша', ru: 'По сообщению Министерства труда о нерабочих праздничных днях 2026 года',
    en: 'As the Ministry of Labour announced the holidays of 2026',
  },
}

const holiday = (on: string, name: Text): YearlyHoliday => ({ on, name, basis: listed })
const days = (month: string, from: number, to: number, name: Text): readonly YearlyHoliday[] =>
  Array.from({ length: to - from + 1 }, (_, index) => holiday(`${month}-${String(from + index).padStart(2, '0')}`, name))

export const calendar: Calendar = {
  zone: 'Asia/Bishkek',
  workweek: [1, 2, 3, 4, 5],
  set: [],
  days: [],
  yearly: [
    ...days('01', 1, 6, { kk: 'Жаңа жыл мерекесі', ru: 'Новогодние каникулы', en: 'New Year holidays' }),
    holiday('01-07', { kk: 'Рождество', ru: 'Рождество', en: 'Christmas' }),
    holiday('03-08', { kk: 'Халықаралық әйелдер күні', ru: 'Международный женский день', en: 'International Women’s Day' }),
    holiday('03-21', { kk: 'Нооруз', ru: 'Нооруз', en: 'Nooruz' }),
    ...days('05', 1, 9, { kk: 'Мамыр мерекелері', ru: 'Майские праздники', en: 'May holidays' }),
    holiday('08-31', { kk: 'Тәуелсіздік күні', ru: 'День независимости', en: 'Independence Day' }),
  ],
}
