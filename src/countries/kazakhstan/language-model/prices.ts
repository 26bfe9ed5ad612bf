/** Prices of the API and of hours of machines, budgets and the free allowance: nothing is known, so the programme of the law has them unset, and the sample assumes some. And of which kinds those are who are served. */
import type { Kernel } from '../../../kernel/index.ts'
import { type Identifier, sameIdentifier } from '../../../law/identifier-scheme.ts'
import type { Allowance, BudgetTerms, Limit, UsageTerms } from '../../../institutions/language-model/index.ts'
import { assumed } from '../../../law/citation.ts'
import { always, unset } from '../../../law/dated.ts'
import type { Text } from '../../../law/text.ts'
import { reporting } from '../university/reporting.ts'
import { apiRules } from './rules.ts'

const notKnown: Text = {
  kk: 'Тілдік модель API-інің бағасын белгілейтін құқықтық акт табылған жоқ.',
  ru: 'Правовой акт, устанавливающий цены API языковой модели, не найден.',
  en: 'No legal act was found that sets the prices of the API of the language model.',
}

const hoursNotKnown: Text = {
  kk: 'Процессор мен үдеткіш сағатының бағасын белгілейтін құқықтық акт табылған жоқ.',
  ru: 'Правовой акт, устанавливающий цену часа процессора и ускорителя, не найден.',
  en: 'No legal act was found that sets the price of an hour of a processor or of an accelerator.',
}

const assumption: Text = {
  kk: 'Үлгі бағдарлама үшін шартты түрде қабылданған мән. Құқықтық негізі расталмаған.',
  ru: 'Значение, условно принятое для демонстрационной программы. Правовое основание не подтверждено.',
  en: 'Assumed by the sample programme. The legal basis is not confirmed.',
}

const basis = assumed(apiRules, assumption)

/**
 * What keeps one company from taking the whole service: these bind whoever sets the prices. One process that serves a model writes some
 * 10,000 tokens a minute (bench/RESULTS.md, decoding); a company may use twenty times that with all its keys, read and written, and the
 * office gives more to whom it decides to (docs/decisions/0063-gateway-is-fair.md).
 */
const company: readonly Limit[] = [
  { unit: 'requests', period: 'minute', most: 1_200n },
  { unit: 'tokens', period: 'minute', most: 200_000n },
  { unit: 'tokens', period: 'day', most: 100_000_000n },
]

export const knownBudgets: BudgetTerms = {
  prices: { standard: always<{ readonly input: bigint; readonly output: bigint }>(unset, assumed(apiRules, notKnown), notKnown), models: {} },
  hours: { processor: always<bigint>(unset, assumed(apiRules, hoursNotKnown), hoursNotKnown), accelerator: always<bigint>(unset, assumed(apiRules, hoursNotKnown), hoursNotKnown) },
  company, programme: [], basis,
}

/** An hour of a processor for 20 ₸ and of an accelerator for 1,200 ₸; 150 ₸ for a million tokens read and 450 ₸ for a million written; a company at most 500,000 ₸ a month, all together 5 bn tokens a day. */
export const sampleBudgets: BudgetTerms = {
  prices: { standard: always({ input: 15_000n, output: 45_000n }, basis, assumption), models: {} },
  hours: { processor: always(2_000n, basis, assumption), accelerator: always(120_000n, basis, assumption) },
  company: [...company, { unit: 'money', period: 'month', most: 50_000_000n }],
  programme: [{ unit: 'tokens', period: 'day', most: 5_000_000_000n }],
  basis,
}

const invoice = { income: 'language-model.api', dueDays: 20 }

/** Whether a company holds the certificate of a participant of the technopark. */
async function participates({ decisions }: Pick<Kernel, 'decisions'>, identifier: Identifier): Promise<boolean> {
  const { rows } = await decisions.register({ credentialType: 'TechnoparkResident', search: identifier.value, status: 'in force', page: 1, size: 10 })
  return rows.some((holding) => sameIdentifier(holding.identifier, identifier))
}

/** Whom the tokens are served to. Nothing that the portal knows of a company says that the state owns it: such ones are among the others. */
const served: Pick<UsageTerms, 'kinds' | 'kindOf'> = {
  kinds: ['universities', 'participants', 'others'],
  async kindOf(kernel, company) {
    const [university] = await kernel.registers.stretch(reporting.universities, { owner: { kind: 'organisation', id: company.id }, limit: 1 })
    if (university !== undefined && !university.suspended) return 'universities'
    return await participates(kernel, company.identifier) ? 'participants' : 'others'
  },
}

export const knownUsage: UsageTerms = { ...served, invoice, allowance: async () => undefined }

/** Tokens a month that a resident of the technopark has free: assumed. */
const residentTokens = 10_000_000n

/** A resident's tokens of the month are free: whoever holds the certificate when they are counted. */
export const sampleUsage: UsageTerms = {
  ...served, invoice,
  allowance: async (kernel, company): Promise<Allowance | undefined> => (await participates(kernel, company.identifier) ? { tokensPerMonth: residentTokens, basis } : undefined),
}
