/** The report of a stage: an officer looks at it, the rector signs its acceptance or a refusal that can be appealed, and an accepted stage is paid, once. */
import { workdays } from '../../../../law/duration.ts'
import { date, flag, identifier, money, text } from '../../../../law/field.ts'
import type { Table } from '../../../../law/lists-and-tables.ts'
import { procedure, type Procedure } from '../../../../law/procedure.ts'
import { all, any, decisionDay, is, lookup, onOrAfter, plus, times, titled } from '../../../../law/rule.ts'
import { notRepresentatives } from '../../impartial.ts'
import { account, ethicsNeeded, ethicsUntil, made, project, proof, type Stage, sums } from './fields.ts'
import { appeal, audience, byTwo, common, rules } from './ground.ts'
import { projects, stage, stages } from './registers.ts'

const number = text('number', { label: { kk: 'Тізілімдегі нөмірі', ru: 'Номер в реестре', en: 'Number in the register' }, maxLength: 40, from: 'subject.number' })
const needed = flag('needed', { label: ethicsNeeded.label, from: `subject.${ethicsNeeded.name}` })
const approved = date('approved', { label: ethicsUntil.label, from: `subject.${ethicsUntil.name}`, optional: true })
const [first, second] = [money('firstSum', { label: sums.first.label, from: 'subject.firstSum' }), money('secondSum', { label: sums.second.label, from: 'subject.secondSum' })]
const into = identifier('iban', 'account', { label: account.label, from: 'subject.account' })
const shown = flag('shown', { label: { kk: 'Есеп кезеңнің орындалғанын растай ма, аталған нәтижелер шынымен өтініш берушінікі ме?', ru: 'Подтверждает ли отчёт, что этап выполнен, и принадлежат ли названные результаты заявителю?', en: 'Does the report show that the stage was done, and are the outputs that it names the applicant’s own?' } })

const ethical = any(is(needed, false), all(is(needed, true), onOrAfter(approved, decisionDay))).by(rules).else({ kk: 'Этикалық сараптама қажет, ал есеп берілген күні қолданыстағы мақұлдау болған жоқ. Мақұлдау берілгеннен кейін есепті жаңадан беріңіз.', ru: 'Нужна этическая экспертиза, а на день подачи отчёта действующего одобрения не было. Подайте отчёт заново, когда одобрение будет.', en: 'An ethics review is needed, and no approval was in force when the report was filed. Bring the report anew once it is given.' })

/** Which of the two sums is paid: that of the stage whose report it is. */
const sumOf = (name: Stage, title: Table['title']): Table => ({ title, versions: [{ from: '2026-01-12', basis: rules, value: (['first', 'second'] as const).map((key) => ({ keys: [key], value: key === name ? '1' : '0' })) }] })

export const stageReport: Procedure = procedure({
  ...common, parameters: {}, obligations: {}, id: 'university.research-stage', need: ['learning'], title: { kk: 'Ғылыми жоба кезеңінің есебін қабылдау', ru: 'Принятие отчёта об этапе научного проекта', en: 'Report of a stage of a research project' },
  summary: {
    kk: 'Кезеңде не істелгенін және қандай нәтиже алынғанын көрсетесіз. Есеп қабылданса, кезеңнің сомасы төленеді; қабылданбаса, оны түзетіп, қайта беруге немесе бас тартуға шағым беруге болады.', ru: 'Вы показываете, что сделано за этап и какие получены результаты. Если отчёт принят, сумма этапа выплачивается; если нет, его можно исправить и подать снова или обжаловать отказ.',
    en: 'You show what was done in a stage and what it has brought. An accepted stage is paid; where it is refused, you mend the report and bring it again, or appeal.',
  },
  audience, offices: byTwo, opens: { by: 'company', proved: true, perApplicant: [{ atMost: 3, basis: rules }] }, subject: { register: projects.id, title: { kk: 'Ғылыми жобаңыз', ru: 'Ваш научный проект', en: 'Your research project' } },
  form: [
    { id: 'report', title: { kk: 'Кезеңнің есебі', ru: 'Отчёт об этапе', en: 'The report' }, fields: [
      number, text('project', { label: project.label, maxLength: 200, from: 'subject.project' }), first, second, into, needed, approved, stage,
      text('done', { label: { kk: 'Не істелді?', ru: 'Что сделано?', en: 'What was done?' }, maxLength: 5000, long: true }), proof,
    ] },
    { id: 'outputs', title: { kk: 'Нәтижелер', ru: 'Результаты', en: 'Outputs' }, fields: Object.values(made) },
  ],
  tables: { isFirst: sumOf('first', { kk: 'Бірінші кезеңнің сомасы төлене ме', ru: 'Выплачивается ли сумма первого этапа', en: 'Whether the sum of the first stage is paid' }), isSecond: sumOf('second', { kk: 'Екінші кезеңнің сомасы төлене ме', ru: 'Выплачивается ли сумма второго этапа', en: 'Whether the sum of the second stage is paid' }) },
  rules: {
    ethical: titled({ kk: 'Этикалық мақұлдау', ru: 'Этическое одобрение', en: 'Ethics approval' }, all(ethical)),
    accepted: titled({ kk: 'Кезеңді қабылдау шарттары', ru: 'Условия приёмки этапа', en: 'Conditions for accepting the stage' }, all(ethical, is(shown, true).by(rules).else({ kk: 'Есеп кезеңнің орындалғанын немесе аталған нәтижелердің өтініш берушіге тиесілі екенін растамайды.', ru: 'Отчёт не подтверждает, что этап выполнен, или что названные результаты принадлежат заявителю.', en: 'The report does not show that the stage was done, or that the outputs that it names are the applicant’s own.' }))),
  },
  eligibility: 'ethical', clock: { within: workdays(20), from: 'check', stopsIn: ['mend'], silence: 'escalate', basis: rules }, starts: 'check', reopensAt: 'check',
  steps: {
    check: {
      title: { kk: 'Есепті тексеру', ru: 'Проверка отчёта', en: 'The report is checked' }, by: { role: 'university.research' }, within: workdays(10), basis: rules, check: 'ethical', findings: [shown], excluded: notRepresentatives, late: 'escalate',
      outcomes: {
        propose: { label: { kk: 'Қабылдауды ұсыну', ru: 'Предложить принять', en: 'Propose to accept it' }, to: 'decision', whenCheck: [true] },
        mend: { label: { kk: 'Түзетуге қайтару', ru: 'Вернуть на доработку', en: 'Send it back to be mended' }, to: 'mend', reasons: true },
        decline: { label: { kk: 'Бас тартуды ұсыну', ru: 'Предложить отказ', en: 'Propose a refusal' }, to: 'decision', reasons: true },
      },
    },
    mend: {
      title: { kk: 'Есепті түзету', ru: 'Исправление отчёта', en: 'The report is mended' }, by: 'applicant', within: workdays(20), basis: rules, corrects: 'all', late: { outcome: 'silent' },
      outcomes: {
        again: { label: { kk: 'Түзетілген есепті жіберу', ru: 'Отправить исправленный отчёт', en: 'Send the mended report' }, to: 'check' },
        silent: { label: { kk: 'Жауап келмеді', ru: 'Ответа нет', en: 'No answer came' }, to: 'closed', byClock: true },
      },
    },
    decision: {
      title: { kk: 'Шешім қабылдау', ru: 'Принятие решения', en: 'Decision' }, by: { role: 'university.rector' }, within: workdays(5), basis: rules, check: 'accepted', notBy: ['check'], excluded: notRepresentatives, sign: true, late: 'escalate',
      outcomes: {
        accept: {
          label: { kk: 'Есепті қабылдауға қол қою', ru: 'Подписать принятие отчёта', en: 'Sign the acceptance' }, to: 'closed', decides: 'accepted', whenCheck: [true], after: { step: 'check', outcome: 'propose' },
          effect: { register: stages.id, does: 'enter', fields: { project: number.name, stage: stage.name, ...Object.fromEntries(Object.values(made).map(({ name }) => [name, name])) } },
        },
        refuse: { label: { kk: 'Бас тартуға қол қою', ru: 'Подписать отказ', en: 'Sign the refusal' }, to: 'closed', decides: 'refused', reasons: true, after: { step: 'check', outcome: 'decline' } },
        return: { label: { kk: 'Қайта тексеруге жіберу', ru: 'Вернуть на проверку', en: 'Return for a check' }, to: 'check', reasons: true },
      },
    },
  },
  decisions: {
    accepted: { title: { kk: 'Кезеңнің есебін қабылдау туралы шешім', ru: 'Решение о принятии отчёта об этапе', en: 'The report of a stage is accepted' }, words: { kk: 'Кезеңнің есебі қабылданды, оның сомасы төленеді.', ru: 'Отчёт об этапе принят, сумма этапа выплачивается.', en: 'The report is accepted, and its stage is paid.' }, effect: 'grant', rules: ['accepted'], basis: rules },
    refused: { title: { kk: 'Кезеңнің есебін қабылдаудан бас тарту', ru: 'Отказ в принятии отчёта об этапе', en: 'The report of a stage is refused' }, words: { kk: 'Кезеңнің есебі қабылданбады, оның сомасы төленбейді. Түзетілген есепті қайта беруге болады.', ru: 'Отчёт об этапе не принят, сумма этапа не выплачивается. Исправленный отчёт можно подать снова.', en: 'The report is not accepted, and its stage is not paid. A mended report can be brought again.' }, effect: 'refuse', rules: ['accepted'], basis: rules, appeal },
  },
  entitlements: {
    stage: {
      title: { kk: 'Ғылыми жоба кезеңінің гранты', ru: 'Грант за этап научного проекта', en: 'Grant for a stage of a research project' }, after: 'accepted', once: true, account: into.name, expense: 'university.research-grants', within: workdays(10), arrears: 'paid', basis: rules,
      amount: plus(times(lookup('isFirst', stage), first), times(lookup('isSecond', stage), second)),
    },
  },
})
