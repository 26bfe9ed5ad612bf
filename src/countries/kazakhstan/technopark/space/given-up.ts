/** A tenancy that its company gives up before the first day: an officer sees that it asked in time, the head signs, and it is as if nothing had been let. */
import { workdays } from '../../../../law/duration.ts'
import { text } from '../../../../law/field.ts'
import { procedure, type Procedure } from '../../../../law/procedure.ts'
import { before, filing, titled } from '../../../../law/rule.ts'
import { notRepresentatives } from '../../impartial.ts'
import { byTwo, common, rules } from './common.ts'
import { tenanciesRegister } from './premises.ts'
import { appeal, begins } from './tenancy.ts'

const why = text('why', {
  label: { kk: 'Компания жалға алудан неліктен бас тартады?', ru: 'Почему компания отказывается от аренды?', en: 'Why does the company give it up?' },
  hint: {
    kk: 'Өтінішті шарттың бірінші күніне дейін беруге болады. Ол күн келіп қойса, «Жалға алуды мерзімінен бұрын тоқтату» қызметін пайдаланыңыз.', ru: 'Подать заявление можно до первого дня договора. Если он уже наступил, воспользуйтесь услугой «Досрочное прекращение аренды».',
    en: 'It can be asked until the first day of the contract. Once that has come, use “Early end of a tenancy”.',
  },
  maxLength: 1000, long: true, optional: true,
})

/** What counts is when the company asks: however long the fund takes over it, nothing is owed. */
export const tenancyGivenUp: Procedure = procedure({
  ...common, id: 'technopark.tenancy-given-up', title: { kk: 'Жалға алу басталғанға дейін шартты бұзу', ru: 'Расторжение договора до начала аренды', en: 'Giving up a tenancy before it begins' },
  summary: {
    kk: 'Компания шарттың бірінші күніне дейін үй-жайды жалға алмайтынын хабарлайды. Маман мен басшы растаған соң үй-жай босайды, жалдау ақысы есептелмейді.', ru: 'До первого дня договора компания сообщает, что не будет арендовать помещение. После подтверждения специалистом и руководителем помещение освобождается, арендная плата не начисляется.',
    en: 'Before the first day of the contract a company says that it will not take the premises. Once an officer and the head confirm it, they are free, and no rent is owed.',
  },
  audience: { kk: 'Үй-жайды жалға алған компания', ru: 'Компания, арендующая помещение', en: 'A company that has a tenancy' }, need: ['company'], offices: byTwo, opens: { by: 'company', proved: true }, about: { procedures: ['technopark.tenancy'], effects: ['grant'] },
  form: [{ id: 'notice', title: { kk: 'Өтініш', ru: 'Заявление', en: 'What is asked' }, fields: [begins, why] }],
  rules: {
    early: titled({ kk: 'Өтініштің шарт басталғанға дейін берілуі', ru: 'Подача заявления до начала договора', en: 'Asked before the contract begins' }, before(filing, begins).by(rules).else({ kk: 'Өтініш берілгенде шарттың бірінші күні келіп қойған: енді жалға алуды тек мерзімінен бұрын тоқтатуға болады.', ru: 'Когда подано заявление, первый день договора уже наступил: теперь аренду можно только прекратить досрочно.', en: 'It was not asked before the first day of the contract: from then on the contract can be ended early.' })),
  },
  clock: { within: workdays(5), from: 'check', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'check', reopensAt: 'check',
  steps: {
    check: {
      title: { kk: 'Маманның қарауы', ru: 'Рассмотрение специалистом', en: 'An officer looks at it' }, by: { role: 'technopark.officer' }, within: workdays(2), basis: rules, check: 'early', excluded: notRepresentatives, late: 'escalate',
      outcomes: {
        confirm: { label: { kk: 'Бұзуды ұсыну', ru: 'Предложить расторжение', en: 'Propose to confirm it' }, to: 'signing', whenCheck: [true] },
        decline: { label: { kk: 'Бас тартуды ұсыну', ru: 'Предложить отказ', en: 'Propose a refusal' }, to: 'signing', whenCheck: [false] },
        stays: { label: { kk: 'Компания өтінішін қайтарып алды', ru: 'Компания отозвала заявление', en: 'The company takes it back' }, to: 'closed', reasons: true },
      },
    },
    signing: {
      title: { kk: 'Басшының шешімі', ru: 'Решение руководителя', en: 'The head decides' }, by: { role: 'technopark.head' }, within: workdays(3), basis: rules, check: 'early', excluded: notRepresentatives, notBy: ['check'], sign: true, late: 'escalate',
      outcomes: {
        undo: { label: { kk: 'Бұзуға қол қою', ru: 'Подписать расторжение', en: 'Sign that it is given up' }, to: 'closed', decides: 'givenUp', whenCheck: [true], after: { step: 'check', outcome: 'confirm' }, effect: { register: tenanciesRegister, does: 'strike' } },
        refuse: { label: { kk: 'Бас тартуға қол қою', ru: 'Подписать отказ', en: 'Sign the refusal' }, to: 'closed', decides: 'refused', whenCheck: [false], after: { step: 'check', outcome: 'decline' } },
        return: { label: { kk: 'Қайта қарауға жіберу', ru: 'Вернуть на рассмотрение', en: 'Return for a review' }, to: 'check', reasons: true },
      },
    },
  },
  decisions: {
    givenUp: { title: { kk: 'Жалға алу басталғанға дейін шартты бұзу', ru: 'Расторжение договора до начала аренды', en: 'A tenancy given up before it began' }, words: { kk: 'Шарт жалға алу басталғанға дейін бұзылды: үй-жай босады, жалдау ақысы есептелмейді.', ru: 'Договор расторгнут до начала аренды: помещение свободно, арендная плата не начисляется.', en: 'The contract is undone before it began: the premises are free, and no rent is owed.' }, effect: 'revoke', rules: ['early'], endsBefore: begins.name, basis: rules },
    refused: { title: { kk: 'Жалдау шартын бұзудан бас тарту', ru: 'Отказ в расторжении договора аренды', en: 'Refusal to undo a tenancy' }, words: { kk: 'Шарт күшінде қалады.', ru: 'Договор остаётся в силе.', en: 'The contract stands.' }, effect: 'refuse', rules: ['early'], basis: rules, appeal },
  },
})
