/** Compares fees and what is paid back of them with the acts of their cases. */
import { sql } from 'kysely'
import { spoken, type Text } from '../../law/text.ts'
import { type Comparison, differing } from '../journal/index.ts'

interface Found { readonly number: string }

const words = {
  charge: ({ number }: Found): Text => spoken({
    kk: `№ ${number} іс бойынша төлем істің әрекеттеріне сәйкес келмейді.`, ru: `Плата по делу № ${number} не соответствует действиям по делу.`,
    en: `A fee of case ${number} is not what the acts of the case say.`,
  }),
  refund: ({ number }: Found): Text => spoken({
    kk: `№ ${number} іс бойынша қайтарылатын сома істің әрекеттеріне сәйкес келмейді.`, ru: `Возврат по делу № ${number} не соответствует действиям по делу.`,
    en: `What is paid back in case ${number} is not what the acts of the case say.`,
  }),
}

const charges = differing(sql<Found>`
  select record.number from fee_charge charge join case_record record on record.id = charge.case_id where not exists (
    select from case_action action where action.case_id = charge.case_id and action.act ->> 'charge' = charge.id::text and case action.act ->> 'type'
      when 'charged' then action.act ->> 'amount' = charge.amount::text and action.act ->> 'invoice' = charge.invoice::text when 'freed' then charge.invoice is null else false end)`, words.charge)

const refunds = differing(sql<Found>`
  select record.number from fee_refund refund join fee_charge charge on charge.id = refund.charge join case_record record on record.id = charge.case_id where not exists (
    select from case_action action where action.case_id = charge.case_id and action.act ->> 'type' = 'refunded' and action.act ->> 'refund' = refund.id::text
      and action.act ->> 'amount' = refund.amount::text)`, words.refund)

/** The comparisons of the fees. */
export const feesAgree: readonly Comparison[] = [charges, refunds]
