/** The bodies of the programme, with their offices and the registers of what they decide. */
import type { Body, BodyAccount } from '../../law/body.ts'
import { houseOffices } from '../../law/house/index.ts'
import { assumed } from '../../law/citation.ts'
import { generateBin, generateIban } from '../../law/identifier.ts'
import {
  appealOffices as serviceAppealOffices, bodies as serviceBodies, consulted, consultedOffices, counterOffices, offices as serviceOffices, writing,
} from './administration/offices.ts'
import { appealOffices as dataAppealOffices, bodies as dataBodies, offices as dataOffices } from './commons/offices.ts'
import { appealOffices as hoursAppealOffices, bodies as hoursBodies, fees as hoursFees, offices as hoursOffices, operator, operatorOffices } from './compute-hours/offices.ts'
import { body as modelBody, fees, offices as modelOffices } from './language-model/offices.ts'
import { appealOffices as oversightAppealOffices, bodies as oversightBodies, offices as oversightOffices } from './oversight/offices.ts'
import { secondary, stateServicesLaw } from './acts.ts'
import { programme } from './programme.ts'
import { auditOffices, bodies as strategyBodies, meeting, offices as strategyOffices } from './strategy/offices.ts'
import { contributions } from './technopark/contributions.ts'
import { jury } from './technopark/incubation/index.ts'
import { appealOffices, bodies as technoparkBodies, offices } from './technopark/offices.ts'
import { reviewers } from './university/research/index.ts'
import { appealOffices as universityAppealOffices, bodies as universityBodies, offices as universityOffices } from './university/offices.ts'
import { fees as tuitionFees } from './university/tuition/money.ts'

/** Identifiers, addresses and sites stay empty until somebody who is entitled to has said them. */
const body = (id: string, { name, register }: { readonly name: Body['name']; readonly register: string }, roles: Body['roles']): Body =>
  ({ id, name, identifiers: [], roles, registers: [register] })

/** Which services the State Corporation receives the register of state services says, one by one; nobody has entered it here. */
const receivedByCorporation = assumed(stateServicesLaw, {
  kk: 'Мемлекеттік корпорация қабылдайтын қызметтерді мемлекеттік көрсетілетін қызметтер тізілімі белгілейді. Аталған органдардың барлық қызметтеріне өтініш қабылдайды деп шартты түрде қабылданған.',
  ru: 'По каким услугам заявления принимает Государственная корпорация, устанавливает реестр государственных услуг. Условно принято, что она принимает заявления по всем услугам названных органов.',
  en: 'The register of state services says which services the State Corporation receives. It is assumed that it receives all those of the bodies named.',
})

export const bodies: readonly Body[] = [
  body('technopark', technoparkBodies.technopark, offices),
  body('technopark-appeals', technoparkBodies.appeals, appealOffices),
  body('programme', programme.body, houseOffices),
  body('commons', dataBodies.commons, dataOffices),
  body('commons-appeals', dataBodies.appeals, dataAppealOffices),
  body('language-model', modelBody, modelOffices),
  body('oversight', oversightBodies.oversight, oversightOffices),
  body('oversight-appeals', oversightBodies.appeals, oversightAppealOffices),
  body('university', universityBodies.university, universityOffices),
  body('university-appeals', universityBodies.appeals, universityAppealOffices),
  body('strategy', strategyBodies.strategy, strategyOffices),
  body('ai-council', strategyBodies.council, meeting.council),
  body('digital-commission', strategyBodies.commission, meeting.commission),
  body('audit-chamber', strategyBodies.audit, auditOffices),
  { ...body('akimat', serviceBodies.akimat, { ...serviceOffices.akimat, ...writing.akimat, ...counterOffices.akimat }), counter: { offices: ['akimat.counter'], basis: secondary(stateServicesLaw) } },
  body('astana', serviceBodies.astana, { ...serviceOffices.astana, ...writing.astana }),
  {
    ...body('citizens', serviceBodies.citizens, { ...serviceOffices.citizens, ...writing.citizens, ...counterOffices.citizens }),
    counter: { offices: ['citizens.counter'], receivesFor: ['akimat', 'astana', 'revenue', 'science', 'social'], appointments: 'citizens.counter', matters: { most: 5, basis: receivedByCorporation }, basis: receivedByCorporation },
  },
  body('revenue', serviceBodies.revenue, { ...serviceOffices.revenue, ...writing.revenue }),
  body('social', serviceBodies.social, { ...serviceOffices.social, ...writing.social }),
  body('science', serviceBodies.science, { ...serviceOffices.science, ...writing.science }),
  { id: 'emergencies', name: consulted.emergencies, identifiers: [], roles: consultedOffices.emergencies, registers: [] },
  { id: 'sanitary', name: consulted.sanitary, identifiers: [], roles: consultedOffices.sanitary, registers: [] },
  body('compute-hours', hoursBodies.hours, hoursOffices),
  { id: 'compute-operator', name: operator, identifiers: [], roles: operatorOffices, registers: [] },
  body('compute-hours-appeals', hoursBodies.appeals, hoursAppealOffices),
  body('administration-appeals', serviceBodies.appeals, serviceAppealOffices),
  jury,
  reviewers,
]

/** Made-up accounts: the real ones are not known. Their numbers are generated and valid, and belong to nobody. */
const sampleAccounts: Readonly<Record<string, BodyAccount>> = {
  technopark: {
    incomes: Object.keys(contributions.incomes), name: 'ҮЛГІ ТЕХНОПАРК', identifier: { scheme: 'kz.bin', value: generateBin({ registered: '2018-11', serial: 1 }) },
    iban: generateIban({ bank: '999', account: 'SAMPLE0000001' }),
  },
  'language-model': {
    incomes: Object.keys(fees.incomes), name: 'ҮЛГІ ТІЛДІК МОДЕЛЬ', identifier: { scheme: 'kz.bin', value: generateBin({ registered: '2025-03', serial: 1 }) },
    iban: generateIban({ bank: '999', account: 'SAMPLE0000002' }),
  },
  revenue: {
    incomes: ['administration.licence-fees'], name: 'ҮЛГІ КІРІСТЕР ОРГАНЫ', identifier: { scheme: 'kz.bin', value: generateBin({ registered: '2014-08', serial: 1 }) }, iban: generateIban({ bank: '999', account: 'SAMPLE0000003' }),
  },
  'compute-hours': {
    incomes: Object.keys(hoursFees.incomes), name: 'ҮЛГІ ЕСЕПТЕУ САҒАТТАРЫ', identifier: { scheme: 'kz.bin', value: generateBin({ registered: '2025-07', serial: 1 }) }, iban: generateIban({ bank: '999', account: 'SAMPLE0000004' }),
  },
  university: {
    incomes: Object.keys(tuitionFees.incomes), name: 'ҮЛГІ УНИВЕРСИТЕТ', identifier: { scheme: 'kz.bin', value: generateBin({ registered: '2025-10', serial: 1 }) }, iban: generateIban({ bank: '999', account: 'SAMPLE0000005' }),
  },
}

/** The same with what the sample programme assumes. */
export const sampleBodies: readonly Body[] = bodies.map((one) => (sampleAccounts[one.id] === undefined ? one : { ...one, accounts: [sampleAccounts[one.id]!] }))
