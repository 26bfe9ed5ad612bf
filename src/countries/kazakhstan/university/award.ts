/** The award of a badge of a skill: the learner shows a work, an assessor proposes with evidence, and the registrar signs; and taking it back. No act sets this: the order is assumed. */
import { months, workdays, years } from '../../../law/duration.ts'
import { choice, file, integer, text } from '../../../law/field.ts'
import { procedure, type Procedure } from '../../../law/procedure.ts'
import { all, atLeast, titled } from '../../../law/rule.ts'
import { administrativeCode, secondary } from '../acts.ts'
import { appealAgainst } from '../appeal.ts'
import { answered, hearingOfParty, heardBefore } from '../heard.ts'
import { notRepresentatives } from '../impartial.ts'
import { appealOffices, bodies, offices, rules } from './offices.ts'
import { skills } from './skills.ts'

/** The type of the credential that a badge is. */
export const skillBadge = 'SkillBadge'
export const awardClaims = { skill: 'skill', task: 'task', score: 'score', tests: 'tests' } as const

const skill = choice('skill', {
  label: { kk: 'Қай дағдыны растайсыз?', ru: 'Какой навык вы подтверждаете?', en: 'Which skill do you show?' }, public: true,
  choices: skills.groups.flatMap((group) => group.skills.map(({ code, label }) => ({ value: code, label }))),
})
const task = text('task', { label: { kk: 'Орындалған тапсырма', ru: 'Выполненное задание', en: 'The task that was done' }, hint: { kk: 'Атауы ғана: ол бейджде жарияланады.', ru: 'Только название: оно будет в бейдже.', en: 'Its name only: it stands in the badge.' }, maxLength: 200, public: true })
const score = integer('score', { label: { kk: 'Алынған балл (100-ден)', ru: 'Баллы из ста', en: 'Score of a hundred' }, min: 0, max: 100, public: true })
const tests = text('tests', { label: { kk: 'Тест файлдарының SHA-256 хеші', ru: 'Хеш SHA-256 файлов теста', en: 'SHA-256 of the tests' }, hint: { kk: 'Он алтылық 64 таңба.', ru: '64 шестнадцатеричных знака.', en: '64 hexadecimal digits.' }, maxLength: 64, public: true, technical: true })

/** What the procedures of learning have in common. */
export const common = {
  inForce: { from: '2026-01-12', basis: rules, openCases: { rule: 'finish', basis: rules } }, body: bodies.university, parameters: {}, obligations: {}, fee: 'free', keep: { for: years(10), basis: rules },
  complaint: {
    words: { kk: 'Бағалаушының әрекетіне ректорға немесе сотқа шағымдануға болады.', ru: 'На действия оценщика можно пожаловаться ректору или в суд.', en: 'You can complain about an assessor to the rector, or go to court.' },
    basis: secondary(administrativeCode, '91'),
  },
} as const satisfies Partial<Procedure>
export const appeal = { within: months(3), procedure: 'university.appeal', to: bodies.appeals.name, basis: secondary(administrativeCode, '91') } as const
const two = { 'university.assessor': offices['university.assessor'], 'university.registrar': offices['university.registrar'] } as const

const award: Procedure = procedure({
  ...common, id: 'university.award',
  title: { kk: 'Дағды бейджін беру', ru: 'Выдача бейджа навыка', en: 'Award of a badge of a skill' },
  summary: {
    kk: 'Орындаған жұмысыңызды көрсетесіз, бағалаушы дәлелін келтіріп, бейдж беруді ұсынады, бейджге басқа адам қол қояды. Бейджді кез келген адам тексере алады.', ru: 'Вы показываете выполненную работу, оценщик предлагает выдать бейдж и прилагает подтверждение, подписывает бейдж другой человек. Проверить бейдж может любой.',
    en: 'You show a work that you did, an assessor proposes with evidence, and somebody else signs the badge. Anybody can check it.',
  },
  audience: { kk: 'Дағдысын растағысы келетін адам', ru: 'Тот, кто хочет подтвердить навык', en: 'Whoever wants a skill confirmed' },
  offices: two, opens: { by: 'person' },
  form: [{
    id: 'work', title: { kk: 'Дағды және жұмыс', ru: 'Навык и работа', en: 'The skill and the work' }, fields: [
      skill, task, file('work', { label: { kk: 'Жұмыстың файлы', ru: 'Файл работы', en: 'File of the work' }, accept: ['application/pdf', 'application/zip'], limitMegabytes: 20, optional: true }),
    ],
  }],
  rules: {
    passed: titled({ kk: 'Өту балы', ru: 'Проходной балл', en: 'The pass mark' }, all(atLeast(score, 60).by(rules).else({ kk: 'Балл 60-тан аз.', ru: 'Баллов меньше 60.', en: 'The score is below 60.' }))),
  },
  clock: { within: workdays(15), from: 'assessment', stopsIn: [], silence: 'escalate', basis: rules },
  starts: 'assessment', reopensAt: 'assessment',
  steps: {
    assessment: {
      title: { kk: 'Жұмысты бағалау', ru: 'Оценка работы', en: 'Assessment of the work' }, by: { role: 'university.assessor' }, within: workdays(10), basis: rules, late: 'escalate', findings: [score, tests],
      outcomes: {
        propose: { label: { kk: 'Бейдж беруді ұсыну', ru: 'Предложить выдать бейдж', en: 'Propose the badge' }, to: 'signing' },
        decline: { label: { kk: 'Бас тартуды ұсыну', ru: 'Предложить отказ', en: 'Propose a refusal' }, to: 'signing', reasons: true },
      },
    },
    signing: {
      title: { kk: 'Бейджге қол қою', ru: 'Подписание бейджа', en: 'Signing of the badge' }, by: { role: 'university.registrar' }, within: workdays(5), basis: rules, notBy: ['assessment'], sign: true, late: 'escalate', check: 'passed',
      outcomes: {
        award: { label: { kk: 'Бейджге қол қою', ru: 'Подписать бейдж', en: 'Sign the badge' }, to: 'closed', decides: 'awarded', whenCheck: [true], after: { step: 'assessment', outcome: 'propose' } },
        refuse: { label: { kk: 'Бас тартуға қол қою', ru: 'Подписать отказ', en: 'Sign the refusal' }, to: 'closed', decides: 'refused', reasons: true, after: { step: 'assessment', outcome: 'decline' } },
        return: { label: { kk: 'Қайта бағалауға жіберу', ru: 'Вернуть на оценку', en: 'Return for assessment' }, to: 'assessment', reasons: true },
      },
    },
  },
  decisions: {
    awarded: {
      title: { kk: 'Дағды бейджі', ru: 'Бейдж навыка', en: 'Badge of a skill' }, words: { kk: 'Дағды расталды, бейдж берілді.', ru: 'Навык подтверждён, бейдж выдан.', en: 'The skill is confirmed and the badge is awarded.' },
      effect: 'grant', rules: ['passed'], basis: rules, credential: { type: skillBadge, claims: Object.values(awardClaims), validFor: years(5) },
    },
    refused: {
      title: { kk: 'Бейдж беруден бас тарту', ru: 'Отказ в выдаче бейджа', en: 'Refusal of a badge' }, words: { kk: 'Дағды расталмады, бейдж берілмейді.', ru: 'Навык не подтверждён, бейдж не выдаётся.', en: 'The skill is not confirmed and no badge is awarded.' },
      effect: 'refuse', rules: ['passed'], basis: rules, appeal,
    },
  },
})

const why = text('why', { label: { kk: 'Мән-жайлар', ru: 'Обстоятельства', en: 'Circumstances' }, maxLength: 4000, long: true })

const revocation: Procedure = procedure({
  ...common, id: 'university.badge-revocation',
  title: { kk: 'Бейджді кері қайтарып алу', ru: 'Отзыв бейджа', en: 'Revocation of a badge' },
  summary: { kk: 'Бейдждің дәлелі жалған немесе қате болса, бағалаушы оны кері қайтарып алуды ұсынады; иесі тыңдалады, тіркеуші шешім қабылдайды.', ru: 'Оценщик предлагает отозвать бейдж, подтверждение которого ложно или ошибочно; владельца заслушивают, решение принимает регистратор.', en: 'An assessor proposes to revoke a badge whose evidence was false or mistaken; its holder is heard, and the registrar decides.' },
  audience: { kk: 'Рәсімді бағалаушы бастайды', ru: 'Процедуру начинает оценщик', en: 'Opened by an assessor' },
  offices: two, opens: { by: 'office', role: 'university.assessor' }, about: { procedures: ['university.award'], effects: ['grant'] },
  form: [{ id: 'ground', title: { kk: 'Негізі', ru: 'Основание', en: 'The ground' }, fields: [why] }], rules: {},
  clock: { within: workdays(15), from: 'hearing', stopsIn: [], silence: 'escalate', basis: rules },
  starts: 'hearing', reopensAt: 'hearing',
  steps: {
    hearing: heardBefore('proposal', ['revoked'], { title: hearingOfParty }),
    proposal: {
      title: { kk: 'Мән-жайларды қарау', ru: 'Рассмотрение обстоятельств', en: 'Review of the circumstances' }, by: { role: 'university.assessor' }, within: workdays(5), basis: rules, excluded: notRepresentatives, late: 'escalate',
      outcomes: {
        propose: { label: { kk: 'Кері қайтарып алуды ұсыну', ru: 'Предложить отозвать', en: 'Propose the revocation' }, to: 'ruling', reasons: true },
        keep: { label: { kk: 'Істі тоқтату', ru: 'Прекратить дело', en: 'Close the case' }, to: 'closed', reasons: true },
      },
    },
    ruling: {
      title: { kk: 'Шешім қабылдау', ru: 'Принятие решения', en: 'Decision' }, by: { role: 'university.registrar' }, within: workdays(5), basis: rules, excluded: notRepresentatives, notBy: ['proposal'], sign: true, late: 'escalate',
      outcomes: {
        revoke: { label: { kk: 'Кері қайтарып алуға қол қою', ru: 'Подписать отзыв', en: 'Sign the revocation' }, to: 'closed', decides: 'revoked', reasons: true, findings: [answered] },
        return: { label: { kk: 'Қайта қарауға жіберу', ru: 'Вернуть на рассмотрение', en: 'Return for review' }, to: 'proposal', reasons: true },
      },
    },
  },
  decisions: {
    revoked: {
      title: { kk: 'Бейджді кері қайтарып алу туралы шешім', ru: 'Решение об отзыве бейджа', en: 'Decision to revoke a badge' }, words: { kk: 'Бейдж кері қайтарып алынды: оны тексерген адам мұны көреді.', ru: 'Бейдж отозван: это увидит каждый, кто его проверит.', en: 'The badge is revoked: whoever checks it sees so.' },
      effect: 'revoke', rules: [], basis: rules, appeal: { ...appeal, procedure: 'university.badge-appeal' },
    },
  },
})

export const appealed = {
  from: '2026-01-12', rules: rules.act, body: bodies.appeals, offices: appealOffices, role: 'university.appeals', by: 'person', audience: { kk: 'Өзіне қатысты шешім қабылданған адам', ru: 'Лицо, в отношении которого принято решение', en: 'Whom the decision concerns' },
} as const

const refusalAppeal: Procedure = appealAgainst({
  ...appealed, id: 'university.appeal', against: ['university.award', 'university.admission', 'university.language-waiver', 'university.grading', 'university.enrolment', 'university.leave', 'university.leave-end', 'university.credits', 'university.thesis', 'university.leaving', 'university.graduation', 'university.tuition', 'university.exchange'],
  title: { kk: 'Университет шешіміне шағым', ru: 'Жалоба на решение университета', en: 'Appeal against a decision of the university' },
  summary: { kk: 'Қабылдаудан, сертификаттан босатудан, бейдж беруден немесе оқу туралы өзге өтінішті қанағаттандырудан бас тартуға шағым беру.', ru: 'Обжалование отказа в зачислении, в освобождении от сертификата, в выдаче бейджа или в удовлетворении другого заявления об обучении.', en: 'An appeal against the refusal of admission, of a waiver, of a badge or of another application about studies.' },
})

const badgeAppeal: Procedure = appealAgainst({
  ...appealed, id: 'university.badge-appeal', against: [revocation.id], revives: true,
  title: { kk: 'Бейджді кері қайтарып алуға шағым', ru: 'Жалоба на отзыв бейджа', en: 'Appeal against the revocation of a badge' },
  summary: { kk: 'Шағым қанағаттандырылса, бейдж жаңа нөмірмен қайта беріледі.', ru: 'Если жалоба удовлетворена, бейдж выдаётся снова под новым номером.', en: 'If the appeal succeeds, the badge is issued anew, under another number.' },
})

export const awards: readonly Procedure[] = [award, revocation, refusalAppeal, badgeAppeal]
