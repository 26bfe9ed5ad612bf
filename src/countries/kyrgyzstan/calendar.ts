/** The working calendar of Kyrgyzstan: the holidays of every year. The feasts of the Moon, which are set year by year, are not known: no year is set. */
import type { Calendar, YearlyHoliday } from '../../law/calendar.ts'
import type { Act, Citation } from '../../law/citation.ts'
import type { Text } from '../../law/text.ts'
import { say } from './languages.ts'

const labourCode: Act = {
  id: 'kg.labour-code-2025',
  title: say('Кыргыз Республикасынын Эмгек кодекси', 'Трудовой кодекс Кыргызской Республики', 'Labour Code of the Kyrgyz Republic'),
  short: say('Эмгек кодекси', 'Трудовой кодекс', 'Labour Code'),
  dividedInto: 'articles',
}

// The text of the code was not read: the days come from what the ministry of labour published (kabar.kg on 4 February 2025, vesti.kg on the days of 2026).
const listed: Citation = {
  act: labourCode, confidence: 'secondary',
  note: say('Эмгек министрлигинин 2026-жылдын иштебеген майрам күндөрү жөнүндө билдирүүсүнө ылайык', 'По сообщению Министерства труда о нерабочих праздничных днях 2026 года', 'As the Ministry of Labour announced the holidays of 2026'),
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
    ...days('01', 1, 6, say('Жаңы жыл майрамы', 'Новогодние каникулы', 'New Year holidays')),
    holiday('01-07', say('Рождество', 'Рождество', 'Christmas')),
    holiday('03-08', say('Эл аралык аялдар күнү', 'Международный женский день', 'International Women’s Day')),
    holiday('03-21', say('Нооруз', 'Нооруз', 'Nooruz')),
    ...days('05', 1, 9, say('Май майрамдары', 'Майские праздники', 'May holidays')),
    holiday('08-31', say('Эгемендүүлүк күнү', 'День независимости', 'Independence Day')),
  ],
}
