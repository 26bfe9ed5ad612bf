/** Risk and autonomy by articles 17.1 and 17.2: computed from what a failure leads to and from who decides, never typed. */
import { always } from '../../../law/dated.ts'
import type { Procedure } from '../../../law/procedure.ts'
import { score } from '../../../law/rule.ts'
import type { Text } from '../../../law/text.ts'
import { effectsOfFailure } from './ai-law.ts'
import { effectsInLaw, type FailureEffect } from './effects.ts'
import { law } from './offices.ts'
import { autonomy, decisionRole, edition, failureEffects, riskClass } from './system-fields.ts'

const title = <V extends string>(choices: readonly { readonly value: V; readonly label: Text }[], value: V): Text => choices.find((one) => one.value === value)!.label

/** One effect that the law counts as high makes the risk high, whatever stands beside it: it is worth more than all lesser ones together. */
const ofHigh = '100'
const risk = always([
  { name: 'minimal', title: title(riskClass.choices, 'minimal'), below: '1' }, { name: 'medium', title: title(riskClass.choices, 'medium'), from: '1', below: ofHigh },
  { name: 'high', title: title(riskClass.choices, 'high'), from: ofHigh },
], law('17'))
const autonomyBands = always([
  { name: 'low', title: title(autonomy.choices, 'low'), below: '1' }, { name: 'medium', title: title(autonomy.choices, 'medium'), from: '1', below: '2' },
  { name: 'high', title: title(autonomy.choices, 'high'), from: '2' },
], law('17'))

/** Points of an effect: by the degree of risk that the law gives to what it stands for. */
const pointsOf = (effect: FailureEffect): string => {
  const degrees = effectsInLaw[effect].map((one) => (effectsOfFailure.high.some((high) => high === one) ? ofHigh : '1'))
  return degrees.includes(ofHigh) ? ofHigh : degrees[0] ?? '0'
}

/** The second edition asks of serious consequences for users, which the first did not. */
const version = '230-VIII-2'

/** What a procedure that asks for `failureEffects` and `decisionRole` computes from them. `open`: decisions and credentials state it. */
export const classified = (open: boolean) => ({
  bands: {
    risk: { title: { kk: 'Тәуекел деңгейлері', ru: 'Степени риска', en: 'Classes of risk' }, versions: risk },
    autonomy: { title: { kk: 'Автономдылық деңгейлері', ru: 'Степени автономности', en: 'Degrees of autonomy' }, versions: autonomyBands },
  },
  questionnaires: {
    risk: {
      title: { kk: 'Тәуекел деңгейі', ru: 'Степень риска', en: 'Class of risk' }, version, bands: 'risk', shown: true, basis: law('17'),
      sections: [{
        name: 'failure', title: { kk: 'Істен шығудың салдары', ru: 'Последствия отказа', en: 'What a failure leads to' },
        questions: [{ fact: failureEffects.name, points: Object.fromEntries((Object.keys(effectsInLaw) as FailureEffect[]).map((effect) => [effect, pointsOf(effect)])) }],
      }],
    },
    autonomy: {
      title: { kk: 'Автономдылық деңгейі', ru: 'Степень автономности', en: 'Autonomy' }, version, bands: 'autonomy', shown: true, basis: law('17'),
      sections: [{
        name: 'decision', title: { kk: 'Шешім қабылдау', ru: 'Принятие решения', en: 'Who decides' }, questions: [{ fact: decisionRole.name, points: { person: '0', correctable: '1', final: '2' } }],
      }],
    },
  },
  computed: [
    { field: { ...riskClass, ...(open && { public: true as const }) }, band: { of: score('risk'), in: 'risk' } },
    { field: { ...autonomy, ...(open && { public: true as const }) }, band: { of: score('autonomy'), in: 'autonomy' } },
    { field: { ...edition, ...(open && { public: true as const }) }, version: 'risk' },
  ],
} as const satisfies Pick<Procedure, 'bands' | 'questionnaires' | 'computed'>)
