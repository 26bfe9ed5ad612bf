/** Residency of the technopark: how a company becomes a participant of "Astana Hub", and what follows. */
import { assumed, verified } from '../../../law/citation.ts'
import { months, workdays, years } from '../../../law/duration.ts'
import { flag, text } from '../../../law/field.ts'
import { procedure } from '../../../law/procedure.ts'
import { all, any, atLeast, atMost, below, given, is, parameter, times, titled } from '../../../law/rule.ts'
import { administrativeCode, formerPages, fundRules, secondary, stateServicesLaw, taxCode } from '../acts.ts'
import { answered, heardBefore } from '../heard.ts'
import { notRepresentatives } from '../impartial.ts'
import { bodies, offices } from './offices.ts'
import { quarterlyReport } from './quarterly-report.ts'
import type { Regime } from './regime.ts'
import {
  activity, bin, branches, businessPlan, companyName, economicZone, excisePayer, ownProduction, priorityShare, projectName, residencyForm, sellsGoods,
  stateShare, subsoilUser,
} from './residency-form.ts'

/** Whether the project is innovative is for a person to judge, with reasons. */
const innovative = flag('innovative', {
  label: { kk: 'Жоба инновациялық па?', ru: 'Является ли проект инновационным?', en: 'Is the project innovative?' },
})
const assessment = text('assessment', {
  label: { kk: 'Бағалау негіздемесі', ru: 'Обоснование оценки', en: 'Reasons for the assessment' }, maxLength: 4000, long: true,
})

const rules = secondary(fundRules, undefined, formerPages)

export const residency = (regime: Regime) => procedure({
  id: 'technopark.residency',
  title: { kk: 'Технопарк қатысушысы болу', ru: 'Участие в технопарке', en: 'Technopark residency' },
  summary: {
    kk: '«Astana Hub» қатысушысы ретінде тіркеу (резиденттік): салық жеңілдіктері, байланыстар желісі және технопарк қызметтері.',
    ru: 'Регистрация в качестве участника «Astana Hub» (резидентство): налоговые льготы, сеть контактов и услуги технопарка.',
    en: 'Registration as a participant of Astana Hub (residency): tax relief, a network and the services of the technopark.',
  },
  audience: {
    kk: 'Ақпараттық-коммуникациялық технологиялар саласындағы басым қызметпен айналысатын заңды тұлғалар',
    ru: 'Юридические лица, ведущие приоритетную деятельность в области информационно-коммуникационных технологий',
    en: 'Legal entities with a priority activity in information and communication technologies',
  },
  inForce: { from: '2026-01-12', basis: rules, openCases: { rule: 'finish', basis: assumed(fundRules) } },
  body: bodies.technopark,
  offices,
  opens: { by: 'company', signs: 'head' },
  form: residencyForm,
  parameters: { priorityShare: { title: { kk: 'Басым қызмет түрлерінен түсетін кірістің ең аз үлесі', ru: 'Наименьшая доля дохода от приоритетных видов деятельности', en: 'Least share of income from priority activities' }, versions: regime.priorityShare }, contributionRate: { title: { kk: 'Қатысушы жарнасының мөлшерлемесі', ru: 'Ставка взноса участника', en: 'Rate of the contribution' }, versions: regime.contributionRate }, lateCharge: { title: { kk: 'Өсімпұл мөлшерлемесі', ru: 'Ставка пени', en: 'Rate of the late charge' }, versions: regime.lateCharge } },
  rules: {
    complete: titled({ kk: 'Құжаттардың толықтығы', ru: 'Полнота документов', en: 'Completeness of the documents' }, all(
      given(businessPlan).by(rules).else({
        kk: 'Жобаның бизнес-жоспары қоса берілмеген.',
        ru: 'Не приложен бизнес-план проекта.',
        en: 'The business plan of the project is missing.',
      }),
    )),
    eligible: titled({ kk: 'Қатысушыға қойылатын талаптар', ru: 'Требования к участнику', en: 'Requirements for a participant' }, all(
      atLeast(priorityShare, times(parameter('priorityShare'), 100)).by(verified(taxCode, '17')).else({
        kk: 'Басым қызмет түрлерінен түсетін кіріс жылдық жиынтық кірістің кемінде 90 %-ы болуы тиіс.',
        ru: 'Доходы от приоритетных видов деятельности должны составлять не менее 90 % совокупного годового дохода.',
        en: 'Income from priority activities must be at least 90 % of total annual income.',
      }),
      any(is(sellsGoods, false), is(ownProduction, true)).by(verified(taxCode, '17')).else({
        kk: 'Компания өндіріп, өткізетін тауарлар өз өндірісі өлшемшарттарына сай болуы тиіс.',
        ru: 'Производимые и реализуемые компанией товары должны соответствовать критериям собственного производства.',
        en: 'Goods that the company makes and sells must meet the criteria of own production.',
      }),
      atMost(branches, 0).by(rules).else({
        kk: 'Тіркелу кезінде компанияның филиалдары мен өкілдіктері болмауы тиіс.',
        ru: 'На момент регистрации у компании не должно быть филиалов и представительств.',
        en: 'At registration the company may have no branches or representative offices.',
      }),
      below(stateShare, 50).by(rules).else({
        kk: 'Мемлекеттің және квазимемлекеттік сектордың үлесі 50 %-дан аз болуы тиіс.',
        ru: 'Доля государства и квазигосударственного сектора должна быть менее 50 %.',
        en: 'The share of the state and the quasi-state sector must be below 50 %.',
      }),
      is(subsoilUser, false).by(rules).else({
        kk: 'Жер қойнауын пайдаланушы қатысушы бола алмайды.',
        ru: 'Недропользователь не может быть участником.',
        en: 'A subsoil user cannot be a participant.',
      }),
      is(economicZone, false).by(rules).else({
        kk: 'Арнайы экономикалық аймақтың қатысушысы технопарк қатысушысы бола алмайды.',
        ru: 'Участник специальной экономической зоны не может быть участником технопарка.',
        en: 'A participant of a special economic zone cannot be a participant of the technopark.',
      }),
      is(excisePayer, false).by(rules).else({
        kk: 'Акциз төлеуші қатысушы бола алмайды.',
        ru: 'Плательщик акциза не может быть участником.',
        en: 'A payer of excise cannot be a participant.',
      }),
    )),
    innovative: titled({ kk: 'Жобаның инновациялылығы', ru: 'Инновационность проекта', en: 'The project is innovative' }, is(innovative, true).by(rules).else({
      kk: 'Жоба инновациялық деп танылмады; негіздемесі шешімде келтірілген.',
      ru: 'Проект не признан инновационным; обоснование приведено в решении.',
      en: 'The project was not found innovative; the reasons are in the decision.',
    })),
  },
  eligibility: 'eligible',
  clock: { within: workdays(15), from: 'moderation', stopsIn: ['correction', 'hearing'], silence: 'escalate', basis: rules },
  starts: 'moderation',
  steps: {
    moderation: {
      title: { kk: 'Өтінішті тексеру', ru: 'Проверка заявления', en: 'Check of the application' },
      by: { role: 'technopark.officer' }, excluded: notRepresentatives, within: workdays(5), basis: rules, check: 'complete', findings: [innovative, assessment],
      outcomes: {
        accept: { label: { kk: 'Комиссияға жіберу', ru: 'Передать комиссии', en: 'Pass to the commission' }, to: 'review', whenCheck: [true] },
        correct: { label: { kk: 'Толықтыруға қайтару', ru: 'Вернуть на доработку', en: 'Return for correction' }, to: 'correction', reasons: true },
      },
      late: 'escalate',
    },
    correction: {
      title: { kk: 'Өтінішті толықтыру', ru: 'Доработка заявления', en: 'Correction of the application' },
      by: 'applicant', within: workdays(5), basis: assumed(fundRules), corrects: 'all',
      outcomes: {
        resubmit: { label: { kk: 'Өтінішті түзету', ru: 'Исправить заявление', en: 'Correct the application' }, to: 'moderation' },
        withdraw: { label: { kk: 'Өтінішті қайтарып алу', ru: 'Отозвать заявление', en: 'Withdraw the application' }, to: 'closed' },
        expire: { label: { kk: 'Мерзімі өтті', ru: 'Срок истёк', en: 'Time is over' }, to: 'closed', byClock: true },
      },
      late: { outcome: 'expire' },
    },
    review: {
      title: { kk: 'Комиссияның қарауы', ru: 'Рассмотрение комиссией', en: 'Review by the commission' },
      by: { commission: { members: 'technopark.commission', chair: 'technopark.chair', quorum: 3 } }, excluded: notRepresentatives,
      within: workdays(10), basis: rules, check: 'eligible',
      outcomes: {
        grant: { label: { kk: 'Тіркеу', ru: 'Зарегистрировать', en: 'Grant residency' }, to: 'decision', whenCheck: [true] },
        refuse: { label: { kk: 'Бас тарту', ru: 'Отказать', en: 'Refuse' }, to: 'hearing', reasons: true },
      },
      late: 'escalate',
    },
    hearing: heardBefore('decision', ['refuse']),
    decision: {
      title: { kk: 'Шешім қабылдау', ru: 'Принятие решения', en: 'Decision' },
      by: { role: 'technopark.head' }, excluded: notRepresentatives, basis: rules, check: 'eligible', notBy: ['moderation', 'review'], sign: true,
      outcomes: {
        grant: {
          label: { kk: 'Тіркеу туралы шешімге қол қою', ru: 'Подписать решение о регистрации', en: 'Sign the grant' }, to: 'closed', decides: 'grant',
          whenCheck: [true], after: { step: 'review', outcome: 'grant' },
        },
        refuse: {
          label: { kk: 'Бас тарту туралы шешімге қол қою', ru: 'Подписать решение об отказе', en: 'Sign the refusal' }, to: 'closed', decides: 'refuse', reasons: true, findings: [answered],
          after: { step: 'review', outcome: 'refuse' },
        },
        reconsider: { label: { kk: 'Комиссияға қайтару', ru: 'Вернуть комиссии', en: 'Return to the commission' }, to: 'review', reasons: true },
      },
      late: 'escalate',
    },
  },
  decisions: {
    grant: {
      title: { kk: 'Қатысушыны тіркеу туралы куәлік', ru: 'Свидетельство о регистрации участника', en: 'Certificate of residency' },
      words: {
        kk: 'Компания «Astana Hub» қатысушысы ретінде тіркелді.',
        ru: 'Компания зарегистрирована в качестве участника «Astana Hub».',
        en: 'The company is registered as a participant of Astana Hub.',
      },
      effect: 'grant', rules: ['eligible', 'innovative'], basis: rules,
      credential: { type: 'TechnoparkResident', claims: [bin.name, companyName.name, activity.name, projectName.name], validFor: years(1) },
    },
    refuse: {
      title: { kk: 'Тіркеуден бас тарту туралы шешім', ru: 'Решение об отказе в регистрации', en: 'Refusal of residency' },
      words: {
        kk: 'Компанияны «Astana Hub» қатысушысы ретінде тіркеуден бас тартылды.',
        ru: 'В регистрации компании в качестве участника «Astana Hub» отказано.',
        en: 'Registration of the company as a participant of Astana Hub is refused.',
      },
      effect: 'refuse', rules: ['eligible', 'innovative'], basis: rules,
      appeal: { within: months(3), procedure: 'technopark.appeal', to: bodies.appeals.name, basis: secondary(administrativeCode, '91') },
    },
  },
  reopensAt: 'review',
  obligations: { quarterlyReport: quarterlyReport() },
  fee: 'free',
  complaint: {
    words: {
      kk: 'Қызметкерлердің әрекетіне немесе әрекетсіздігіне технопарк басшысына шағымдануға болады.',
      ru: 'На действия или бездействие сотрудников можно пожаловаться руководителю технопарка.',
      en: 'You can complain about what the staff did or failed to do to the head of the technopark.',
    },
    basis: assumed(stateServicesLaw),
  },
  keep: { for: years(5), basis: assumed(fundRules) },
})
