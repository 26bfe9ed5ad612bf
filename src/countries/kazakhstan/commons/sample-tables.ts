/** Statistical tables that are visibly made up: every number is drawn from a fixed stream, and belongs to nobody. */
import { createHash } from 'node:crypto'
import { stringify } from 'csv-stringify/sync'
import { generateBin, generateIin } from '../../../law/identifier.ts'
import { parseDay } from '../../../law/time.ts'
import { regions } from '../regions.ts'

/** The n-th draw of a stream, from 0 up to `below`: the same in every portal. */
const draw = (stream: string, n: number, below: number): number =>
  Number(BigInt(`0x${createHash('sha256').update(`${stream} ${n}`).digest('hex').slice(0, 12)}`) % BigInt(below))

const csv = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  stringify([head, ...rows].map((row) => [...row]), { delimiter: ';', record_delimiter: 'windows' })

/** Schools by region and year, as a ministry would export them: semicolons, decimal commas, region names in Kazakh. */
export const schools = (): string => csv(['жыл', 'өңір', 'мектептер', 'оқушылар', 'мұғалімдер', 'бір мұғалімге оқушы'], [2021, 2022, 2023, 2024, 2025].flatMap((year) =>
  regions.map(({ name }, place) => {
    const [number, size] = [180 + draw('schools', place, 420), 240 + draw('size', place, 260)]
    const pupils = Math.round(number * size * (1 + (year - 2021) * 0.021))
    const teachers = Math.round(pupils / (9 + draw('teachers', place, 60) / 10))
    return [year, name.kk, number + (year - 2021) * draw('new', place, 6), pupils, teachers, (pupils / teachers).toFixed(1).replace('.', ',')]
  })))

/** Air quality by day and city: two years of measurements, some of them missing. */
export function air(): string {
  const cities = regions.filter(({ city }) => city)
  const first = Temporal.PlainDate.from('2024-01-01')
  const rows = Array.from({ length: 731 }, (_, day) => cities.map(({ name }, place) => {
    const winter = Math.cos((day / 365.25) * 2 * Math.PI) * 22 + 30
    const value = Math.max(2, winter + draw(`air ${place}`, day, 260) / 10 - 8 + place * 3)
    const { year, month, day: dayOfMonth } = first.add({ days: day })
    const missing = draw(`missing ${place}`, day, 100) < 3
    return [`${String(dayOfMonth).padStart(2, '0')}.${String(month).padStart(2, '0')}.${year}`, name.ru, missing ? '' : value.toFixed(1).replace('.', ','), missing ? '' : (value * 1.7).toFixed(1).replace('.', ',')]
  })).flat()
  return csv(['дата', 'город', 'PM2.5', 'PM10'], rows)
}

const kinds = ['Бағдарламалық қамтылым', 'Сауда', 'Құрылыс', 'Логистика', 'Ауыл шаруашылығы', 'Білім беру']

/** Companies of a made-up register: valid numbers that were never given out. */
export const companies = (): string => csv(['бсн', 'атауы', 'өңір', 'қызмет түрі', 'тіркелген күні', 'қызметкерлер'], Array.from({ length: 3000 }, (_, serial) => {
  const month = `20${10 + draw('year', serial, 15)}-${String(1 + draw('month', serial, 12)).padStart(2, '0')}`
  return [
    generateBin({ registered: month, serial: 50_000 + serial }), `«Үлгі кәсіпорын ${serial + 1}» ЖШС`, regions[draw('place', serial, regions.length)]!.name.kk, kinds[draw('kind', serial, kinds.length)]!,
    `${String(1 + draw('day', serial, 28)).padStart(2, '0')}.${month.slice(5)}.${month.slice(0, 4)}`, 1 + draw('staff', serial, 250),
  ]
}))

/** A code list, as the classification has it. */
export const diagnoses = ['J06.9', 'I10', 'E11.9', 'J20.9', 'K29.7', 'M54.5', 'N30.0', 'H10.9']

/** Visits to clinics: people who do not exist, with numbers of identity and telephones that the gate must find. */
export const visits = (): string => csv(['жсн', 'телефон', 'туған жылы', 'жынысы', 'өңір', 'күні', 'диагноз коды', 'құны'], Array.from({ length: 4000 }, (_, serial) => {
  const person = draw('person', serial, 1500)
  const [year, sex] = [1945 + draw('born', person, 70), draw('sex', person, 2) === 0 ? 'female' as const : 'male' as const]
  const day = Temporal.PlainDate.from('2025-01-01').add({ days: draw('visit', serial, 365) })
  return [
    generateIin({ birthday: parseDay(`${year}-${String(1 + draw('bm', person, 12)).padStart(2, '0')}-${String(1 + draw('bd', person, 28)).padStart(2, '0')}`), sex, serial: person }),
    `+7 70${draw('operator', person, 9)} ${String(draw('number', person, 10_000_000)).padStart(7, '0')}`, year, sex === 'female' ? 'әйел' : 'ер',
    regions[draw('home', person, regions.length)]!.name.kk, day.toString(), diagnoses[draw('diagnosis', serial, diagnoses.length)]!, 2000 + draw('price', serial, 300) * 100,
  ]
}))
