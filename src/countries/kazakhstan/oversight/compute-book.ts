/** How the declarations of accelerators and training runs are read as a compute book. */
import type { Change, ComputeDeclarations, DeclaredWork } from '../../../institutions/oversight/index.ts'
import { Decimal } from '../../../law/decimal.ts'
import { type Answer, type Facts, rowsIn } from '../../../law/field.ts'
import { parseDay } from '../../../law/time.ts'
import { europeanAiAct, secondary } from '../acts.ts'
import * as fields from './compute-fields.ts'
import { rules } from './offices.ts'

const textOf = (facts: Facts, { name }: { readonly name: string }): string => String(facts[name] ?? '')
const decimalOf = (facts: Facts, field: { readonly name: string }): Decimal => Decimal.from(textOf(facts, field))
const countIn = (answer: Answer | undefined): bigint => BigInt(String(answer ?? 0))
const dayOf = (facts: Facts, field: { readonly name: string }) => parseDay(textOf(facts, field))

/** What was declared of a training, by the method that was chosen. */
function workOf(facts: Facts): DeclaredWork {
  const at = (field: { readonly name: string }): Decimal => decimalOf(facts, field)
  switch (textOf(facts, fields.method)) {
    case 'architecture': return { method: 'architecture', parameters: at(fields.parameters), tokens: at(fields.tokens), spread: at(fields.spread) }
    case 'hardware': return { method: 'hardware', accelerators: at(fields.accelerators), hours: at(fields.hours), peak: at(fields.peak), utilisation: { low: at(fields.leastUse), high: at(fields.mostUse) } }
    default: return { method: 'operator', low: at(fields.least), best: at(fields.best), high: at(fields.most) }
  }
}

export const computeBook: ComputeDeclarations = {
  holdings: 'oversight.accelerators', runs: 'oversight.training-runs', declaring: { holdings: 'oversight.accelerators', runs: 'oversight.training-run', notification: 'oversight.large-training' }, duties: { monthly: 'monthly', stockTake: 'stockTake' },
  basis: rules, roles: ['oversight.officer', 'oversight.inspector', 'oversight.head'],
  thresholds: [{
    id: 'eu-51-2', tenTo: 25, from: '2025-08-02', elsewhere: { kk: 'ЕО-да — екі апта', ru: 'В ЕС — две недели', en: 'Two weeks in the EU' }, title: { kk: 'ЕО: 10²⁵ FLOP', ru: 'ЕС: 10²⁵ FLOP', en: 'EU: 10²⁵ FLOP' },
    basis: secondary(europeanAiAct, '51', { kk: 'Салыстыру үшін: Қазақстанда шек белгіленбеген. Хабарлау мерзімі – 52-бап, бейресми біріктірілген мәтін бойынша.', ru: 'Для сравнения: в Казахстане порог не установлен. Срок уведомления – статья 52, по неофициальному сводному тексту.', en: 'For reference: Kazakhstan has set no threshold. The time to notify is in article 52; from an unofficial consolidated text.' }),
  }],
  holding: (values) => ({
    accelerator: textOf(values, fields.accelerator), site: textOf(values, fields.site), peak: decimalOf(values, fields.peak), peakSource: textOf(values, fields.peakSource), owner: String(values['ownerName'] ?? ''),
    since: dayOf(values, fields.since), opening: countIn(values[fields.number.name]),
  }),
  run: (values) => ({ name: textOf(values, fields.runName), owner: String(values['ownerName'] ?? ''), known: dayOf(values, fields.known), work: workOf(values), notified: textOf(values, fields.evidence) !== '' }),
  monthly: (report) => ({
    changes: rowsIn(report[fields.changes.name]).map((row): Change => ({ kind: String(row['kind']) as Change['kind'], count: countIn(row['count']), day: parseDay(String(row['day'])) })),
    hours: { training: decimalOf(report, fields.trainingHours), other: decimalOf(report, fields.otherHours), idle: decimalOf(report, fields.idleHours), error: decimalOf(report, fields.hoursError) },
  }),
  stockTake: (report) => ({ day: dayOf(report, fields.countedOn), counted: countIn(report[fields.counted.name]), error: countIn(report[fields.countError.name]) }),
}
