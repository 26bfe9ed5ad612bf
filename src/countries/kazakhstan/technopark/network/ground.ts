/** What the procedures and registers of the network rest on: no act sets how companies are brought together. */
import { assumed } from '../../../../law/citation.ts'
import { fundRules } from '../../acts.ts'
import { commonOn, keptOn } from '../space/common.ts'

export const rules = assumed(fundRules, {
  kk: 'Компаниялардың қажеттіліктерін жариялау және таныстыру тәртібін белгілейтін құқықтық акт табылған жоқ: тәртіп пен мерзімдер шартты түрде қабылданған.',
  ru: 'Правовой акт о порядке публикации потребностей компаний и их знакомства не найден: порядок и сроки приняты условно.',
  en: 'No legal act was found on publishing the needs of companies and on bringing them together: order and terms are assumed.',
})

export const common = commonOn(rules)
export const kept = keptOn(rules)
