/** The bodies of the sample house and the one that answers for the house itself, with their offices and the registers of what they decide. */
import type { Body } from '../../law/body.ts'
import { houseOffices } from '../../law/house/index.ts'

export const supportOffices = {
  'support.officer': { kk: 'Қолдау бөлімінің маманы', ru: 'Специалист отдела поддержки', en: 'Officer of the support office' },
  'support.head': { kk: 'Қолдау бөлімінің басшысы', ru: 'Руководитель отдела поддержки', en: 'Head of the support office' },
} as const
export const councilOffices = {
  'council.rapporteur': { kk: 'Кеңестің баяндаушысы', ru: 'Докладчик совета', en: 'Rapporteur of the council' },
  'council.chair': { kk: 'Кеңес төрағасы', ru: 'Председатель совета', en: 'Chair of the council' },
} as const
export const craftsOffices = {
  'crafts.registrar': { kk: 'Тіркеуші', ru: 'Регистратор', en: 'Registrar' },
  'crafts.head': { kk: 'Қолөнер палатасының басшысы', ru: 'Руководитель палаты ремёсел', en: 'Head of the chamber of crafts' },
} as const

export const support = { name: { kk: 'Қолдау бөлімі (үлгі)', ru: 'Отдел поддержки (образец)', en: 'Support office (a sample)' }, register: 'SUP' }
export const council = { name: { kk: 'Шағым кеңесі (үлгі)', ru: 'Совет по жалобам (образец)', en: 'Council of appeals (a sample)' }, register: 'CNL' }
export const crafts = { name: { kk: 'Қолөнер палатасы (үлгі)', ru: 'Палата ремёсел (образец)', en: 'Chamber of crafts (a sample)' }, register: 'CRF' }
export const house = {
  name: { kk: 'Бағдарламаға жауапты орган (белгіленбеген)', ru: 'Орган, ответственный за программу (не установлен)', en: 'The body responsible for the programme (not set)' }, register: 'PRG',
}

export const bodies: readonly Body[] = [
  { id: 'support', name: support.name, identifiers: [], roles: supportOffices, registers: [support.register] },
  { id: 'council', name: council.name, identifiers: [], roles: councilOffices, registers: [council.register] },
  { id: 'programme', name: house.name, identifiers: [], roles: houseOffices, registers: [house.register] },
  { id: 'crafts', name: crafts.name, identifiers: [], roles: craftsOffices, registers: [crafts.register] },
]
