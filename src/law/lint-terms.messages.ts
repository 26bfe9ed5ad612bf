/** What the linter finds of terms that are others in some cases, with the mend. */
import type { Severity } from './lint.messages.ts'
import { spoken, type Text } from './text.ts'

type Words = (name: string, other: string) => Text
const error = (words: Words): { readonly severity: Severity; readonly words: Words } => ({ severity: 'error', words })

export const termFaults = {
  'other-term-than-none': error((name) => spoken({
    kk: `«${name}» үшін жалпы мерзім белгіленбеген, сондықтан «otherTerms» ештеңені өзгертпейді. «within» қосыңыз немесе «otherTerms» жолын алып тастаңыз.`,
    ru: `У «${name}» нет общего срока, поэтому «otherTerms» ничего не меняет. Добавьте «within» или уберите «otherTerms».`,
    en: `“${name}” has no term of its own, so “otherTerms” changes nothing. Add “within”, or take “otherTerms” out.`,
  })),
  'term-on-finding': error((name, fact) => spoken({
    kk: `«${name}» мерзімі «${fact}» дерегіне байланысты, ал ол өтініш нысанында жоқ: мерзім жүріп тұрған кезде өзгере алмайды. Шартты өтініштің жауабына немесе «scopes» ішіндегіге негіздеңіз.`,
    ru: `Срок «${name}» зависит от «${fact}», которого нет в форме заявления: срок не может измениться, пока он идёт. Опирайтесь на ответ заявления или на «scopes».`,
    en: `The term of “${name}” depends on “${fact}”, which the application does not ask: a term cannot change while it runs. Rest it on an answer of the form, or on a scope.`,
  })),
  'fee-in-other-hours': error((name) => spoken({
    kk: `«${name}» кезеңіндегі төлем мерзімі сағатпен берілген, ал банк төлемнің күнін ғана хабарлайды: оны күнмен белгілеңіз.`,
    ru: `Срок оплаты на этапе «${name}» указан в часах, а банк сообщает только день платежа: укажите его в днях.`,
    en: `The time to pay in “${name}” is in hours, and a bank tells only the day of a payment: give it in days.`,
  })),
} as const

export type TermLintRule = keyof typeof termFaults
