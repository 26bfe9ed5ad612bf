/** The bodies of the sample house, with their offices and the registers of what they decide. */
import type { Body } from '../../law/body.ts'
import { say } from './languages.ts'

export const supportOffices = {
  'support.officer': say('Колдоо бөлүмүнүн адиси', 'Специалист отдела поддержки', 'Officer of the support office'),
  'support.head': say('Колдоо бөлүмүнүн башчысы', 'Руководитель отдела поддержки', 'Head of the support office'),
} as const
export const councilOffices = {
  'council.rapporteur': say('Кеңештин баяндамачысы', 'Докладчик совета', 'Rapporteur of the council'),
  'council.chair': say('Кеңештин төрагасы', 'Председатель совета', 'Chair of the council'),
} as const
export const craftsOffices = {
  'crafts.registrar': say('Каттоочу', 'Регистратор', 'Registrar'),
  'crafts.head': say('Кол өнөрчүлүк палатасынын башчысы', 'Руководитель палаты ремёсел', 'Head of the chamber of crafts'),
} as const

export const support = { name: say('Колдоо бөлүмү (үлгү)', 'Отдел поддержки (образец)', 'Support office (a sample)'), register: 'SUP' }
export const council = { name: say('Апелляциялык кеңеш (үлгү)', 'Апелляционный совет (образец)', 'Council of appeals (a sample)'), register: 'CNL' }
export const crafts = { name: say('Кол өнөрчүлүк палатасы (үлгү)', 'Палата ремёсел (образец)', 'Chamber of crafts (a sample)'), register: 'CRF' }
/** Answers for the programme itself: its administrator appoints where a body has none. */
export const programme = { name: say('Программага жооптуу орган (үлгү)', 'Орган, ответственный за программу (образец)', 'The body responsible for the programme (a sample)'), register: 'PRG' }

export const bodies: readonly Body[] = [
  { id: 'programme', name: programme.name, identifiers: [], roles: { 'programme.head': say('Программага жооптуу органдын башчысы', 'Руководитель органа, ответственного за программу', 'Head of the body responsible for the programme') }, registers: [programme.register] },
  { id: 'support', name: support.name, identifiers: [], roles: supportOffices, registers: [support.register] },
  { id: 'council', name: council.name, identifiers: [], roles: councilOffices, registers: [council.register] },
  { id: 'crafts', name: crafts.name, identifiers: [], roles: craftsOffices, registers: [crafts.register] },
]
