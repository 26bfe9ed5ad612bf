/** Appeals against decisions about AI systems: of an organisation, and of a state body. What is annulled no longer weighs on the entry. */
import type { Procedure } from '../../../law/procedure.ts'
import { appealAgainst } from '../appeal.ts'
import { rules, appealOffices, bodies } from './offices.ts'

const title = { kk: 'Жасанды интеллектіні қадағалау шешіміне шағым', ru: 'Жалоба на решение о надзоре за искусственным интеллектом', en: 'Appeal against a decision on oversight of AI' }
const common = { from: '2026-01-18', rules: rules.act, body: bodies.appeals, offices: appealOffices, role: 'oversight.appeals', restores: 'oversight.ai-systems' } as const

export const appeals: readonly Procedure[] = [
  appealAgainst({
    ...common, id: 'oversight.appeal', by: 'company', against: ['oversight.ai-system', 'oversight.change', 'oversight.removal', 'oversight.suspension', 'oversight.provisional-suspension', 'oversight.restriction', 'oversight.inspection', 'oversight.serious-incident', 'oversight.sandbox'], effects: ['dismiss'], title,
    summary: {
      kk: 'Жүйені тіркеуден бас тарту, оның қолданылуын тоқтата тұру не шектеу немесе тексеру қорытындысы туралы шешімге шағымдану.', ru: 'Обжалование отказа в регистрации системы, приостановления или ограничения её применения либо решения по итогам проверки.',
      en: 'An appeal against a refusal to register a system, its suspension or restriction, or the decision of an inspection.',
    },
    audience: { kk: 'Өзіне қатысты шешім қабылданған ұйым', ru: 'Организация, в отношении которой принято решение', en: 'The organisation that the decision concerns' },
  }),
  appealAgainst({
    ...common, id: 'oversight.body-appeal', by: 'body', against: ['oversight.state-ai-system', 'oversight.restricted-ai-system', 'oversight.state-change', 'oversight.state-removal', 'oversight.state-suspension', 'oversight.state-provisional-suspension', 'oversight.state-restriction', 'oversight.state-inspection', 'oversight.state-serious-incident'], effects: ['dismiss'],
    title: { kk: 'Мемлекеттік органның қадағалау шешіміне шағымы', ru: 'Жалоба государственного органа на решение о надзоре', en: 'Appeal of a state body against a decision on oversight' },
    summary: { kk: 'Мемлекеттік органның жүйесі туралы шешімге шағымдану.', ru: 'Обжалование решения о системе государственного органа.', en: 'An appeal against a decision about a system of a state body.' },
    audience: { kk: 'Өзіне қатысты шешім қабылданған мемлекеттік орган', ru: 'Государственный орган, в отношении которого принято решение', en: 'The state body that the decision concerns' },
  }),
]
