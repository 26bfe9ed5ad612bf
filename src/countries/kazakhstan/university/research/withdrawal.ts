/** A grant is withdrawn after its holder was heard: no further stage of the project is accepted or paid; the appeal that gives it back, and the appeal against what research was refused. */
import { workdays } from '../../../../law/duration.ts'
import { text } from '../../../../law/field.ts'
import { procedure, type Procedure } from '../../../../law/procedure.ts'
import { appealAgainst } from '../../appeal.ts'
import { answered, hearingOfParty, heardBefore } from '../../heard.ts'
import { notRepresentatives } from '../../impartial.ts'
import { appealed } from '../award.ts'
import { ethics } from './ethics.ts'
import { grant } from './grant.ts'
import { appeal, byTwo, common, rules } from './ground.ts'
import { projects } from './registers.ts'
import { stageReport } from './stage.ts'

export const withdrawal: Procedure = procedure({
  ...common, parameters: {}, obligations: {}, id: 'university.research-withdrawal', title: { kk: 'Ғылыми жобаның грантын кері қайтарып алу', ru: 'Отзыв гранта научного проекта', en: 'Withdrawal of a research grant' },
  summary: { kk: 'Грант шарттары бұзылса, маман оны кері қайтарып алуды ұсынады; ұйым тыңдалады, шешімге ректор қол қояды. Бұдан кейін жобаның кезеңдері қабылданбайды және төленбейді.', ru: 'Если условия гранта нарушены, специалист предлагает его отозвать; организацию заслушивают, решение подписывает ректор. После этого этапы проекта не принимаются и не оплачиваются.', en: 'Where the conditions of a grant are broken, an officer proposes to withdraw it; the organisation is heard, and the rector signs. No stage of the project is accepted or paid after that.' },
  audience: { kk: 'Рәсімді ғылым бөлімінің маманы бастайды', ru: 'Процедуру начинает специалист научного отдела', en: 'Opened by a research officer' }, offices: byTwo, opens: { by: 'office', role: 'university.research' }, about: { procedures: [grant.id], effects: ['grant'] },
  form: [{ id: 'ground', title: { kk: 'Негізі', ru: 'Основание', en: 'The ground' }, fields: [text('why', { label: { kk: 'Мән-жайлар', ru: 'Обстоятельства', en: 'Circumstances' }, maxLength: 4000, long: true })] }], rules: {},
  clock: { within: workdays(30), from: 'hearing', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'hearing', reopensAt: 'hearing',
  steps: {
    hearing: heardBefore('proposal', ['withdrawn'], { title: hearingOfParty }),
    proposal: {
      title: { kk: 'Мән-жайларды қарау', ru: 'Рассмотрение обстоятельств', en: 'Review of the circumstances' }, by: { role: 'university.research' }, within: workdays(10), basis: rules, excluded: notRepresentatives, late: 'escalate',
      outcomes: {
        propose: { label: { kk: 'Кері қайтарып алуды ұсыну', ru: 'Предложить отозвать', en: 'Propose the withdrawal' }, to: 'ruling', reasons: true },
        keep: { label: { kk: 'Істі тоқтату', ru: 'Прекратить дело', en: 'Close the case' }, to: 'closed', reasons: true },
      },
    },
    ruling: {
      title: { kk: 'Шешім қабылдау', ru: 'Принятие решения', en: 'Decision' }, by: { role: 'university.rector' }, within: workdays(5), basis: rules, excluded: notRepresentatives, notBy: ['proposal'], sign: true, late: 'escalate',
      outcomes: {
        withdraw: { label: { kk: 'Кері қайтарып алуға қол қою', ru: 'Подписать отзыв', en: 'Sign the withdrawal' }, to: 'closed', decides: 'withdrawn', reasons: true, findings: [answered], effect: { register: projects.id, does: 'strike' } },
        return: { label: { kk: 'Қайта қарауға жіберу', ru: 'Вернуть на рассмотрение', en: 'Return for review' }, to: 'proposal', reasons: true },
      },
    },
  },
  decisions: {
    withdrawn: { title: { kk: 'Грантты кері қайтарып алу туралы шешім', ru: 'Решение об отзыве гранта', en: 'Withdrawal of a grant' }, words: { kk: 'Ғылыми жобаның гранты кері қайтарып алынды: келесі кезеңдер төленбейді.', ru: 'Грант научного проекта отозван: следующие этапы не оплачиваются.', en: 'The grant of the research project is withdrawn, and further stages are not paid.' }, effect: 'revoke', rules: [], basis: rules, appeal: { ...appeal, procedure: 'university.research-withdrawal-appeal' } },
  },
})

export const withdrawalAppeal: Procedure = appealAgainst({
  ...appealed, by: 'company', id: 'university.research-withdrawal-appeal', against: [withdrawal.id], revives: true, restores: projects.id, audience: { kk: 'Гранты кері қайтарып алынған ұйым', ru: 'Организация, чей грант отозван', en: 'The organisation whose grant was withdrawn' },
  title: { kk: 'Грантты кері қайтарып алуға шағым', ru: 'Жалоба на отзыв гранта', en: 'Appeal against the withdrawal of a grant' },
  summary: { kk: 'Шағым қанағаттандырылса, грант қайтадан күшіне енеді, жоба кезеңдерінің есептері қабылданып, сомалары төленеді.', ru: 'Если жалоба удовлетворена, грант вновь действует, отчёты об этапах принимаются, а этапы оплачиваются.', en: 'If the appeal succeeds, the grant is in force again, and reports of its stages are accepted and paid.' },
})

export const refusalAppeal: Procedure = appealAgainst({
  ...appealed, by: 'company', id: appeal.procedure, against: [grant.id, ethics.id, stageReport.id], audience: { kk: 'Өзіне қатысты шешім қабылданған ұйым', ru: 'Организация, в отношении которой принято решение', en: 'The organisation that the decision concerns' },
  title: { kk: 'Ғылыми жоба туралы шешімге шағым', ru: 'Жалоба на решение о научном проекте', en: 'Appeal against a decision about research' },
  summary: { kk: 'Грант беруден, этикалық мақұлдау беруден немесе кезеңнің есебін қабылдаудан бас тартуға шағым. Шағым қанағаттандырылса, іс қайта қаралады.', ru: 'Обжалование отказа в гранте, в этическом одобрении или в принятии отчёта об этапе. Если жалоба удовлетворена, дело рассматривается заново.', en: 'An appeal against the refusal of a grant, of an ethics approval or of the report of a stage. If it succeeds, the case is decided anew.' },
})
