/** Kazakhstan: the first country. Its calendar, its acts, its institutions with their procedures. */
import type { CountryPack } from '../../portal/index.ts'
import { booksOf } from '../../portal/money/index.ts'
import { houseProcedures } from '../../law/house/index.ts'
import { administration } from '../../institutions/administration/index.ts'
import { commons } from '../../institutions/commons/index.ts'
import { computeHours } from '../../institutions/compute-hours/index.ts'
import { languageModel } from '../../institutions/language-model/index.ts'
import { oversight } from '../../institutions/oversight/index.ts'
import { strategy } from '../../institutions/strategy/index.ts'
import { technopark } from '../../institutions/technopark/index.ts'
import { university } from '../../institutions/university/index.ts'
import { english, kazakh, russian } from '../../law/source-languages.ts'
import { administrationProcedures, administrationRegisters } from './administration/index.ts'
import { administrationOptions } from './administration/options.ts'
import { administrationWords } from './administration/words.ts'
import { bodies as allBodies, sampleBodies } from './bodies.ts'
import { calendar } from './calendar.ts'
import { access } from './commons/access.ts'
import { appeal as dataAppeal, withdrawalAppeal as dataWithdrawalAppeal } from './commons/appeal.ts'
import { commonsOptions } from './commons/options.ts'
import { computeProcedures, computeRegisters } from './compute-hours/index.ts'
import { computeOptions } from './compute-hours/options.ts'
import { conventions } from './conventions.ts'
import { personalPublication, publication } from './commons/publication.ts'
import { withdrawal as dataWithdrawal } from './commons/withdrawal.ts'
import { languageModelOptions } from './language-model/options.ts'
import { modelRelease, modelTakenBack } from './language-model/releases.ts'
import { undertakingSigned } from './language-model/undertaking-signed.ts'
import { undertakings } from './language-model/undertakings-register.ts'
import { identifying } from './personal-data/identifying.ts'
import { needs } from './needs.ts'
import { orderAppeals } from './order-appeal.ts'
import { oversightProcedures, oversightRegisters } from './oversight/index.ts'
import { oversightOptions } from './oversight/options.ts'
import { programme as house } from './programme.ts'
import { readyAnswers } from './ready-answers.ts'
import { regions } from './regions.ts'
import { sampleBegins, samplesOf, samplesPublished, sampleWork, seedSample } from './sample.ts'
import { sampleRegister } from './sample-register.ts'
import { strategyOptions } from './strategy/options.ts'
import { strategyProcedures } from './strategy/procedures.ts'
import { strategyRegisters } from './strategy/registers.ts'
import { appeal, withdrawalAppeal } from './technopark/appeal.ts'
import { centre, centreProcedures, centreRegisters, tenancyProcedures, tenancyRegisters } from './technopark/centre.ts'
import { earlier, earlierProcedures, earlierReports } from './technopark/earlier.ts'
import { incomeTest } from './technopark/income-test.ts'
import { contributions } from './technopark/contributions.ts'
import { parkRegime } from './technopark/gain.ts'
import { monitoring } from './technopark/monitoring.ts'
import { appealOffices, offices } from './technopark/offices.ts'
import { knownRegime, sampleRegime } from './technopark/regime.ts'
import { evidence, jobs, region, relief, totalRevenue } from './technopark/quarterly-report.ts'
import { cohortCompanies, cohortProcedures, cohorts } from './technopark/incubation/cohorts.ts'
import { incubation } from './technopark/incubation/index.ts'
import { network, networkProcedures, networkRegisters } from './technopark/network/index.ts'
import { residency } from './technopark/residency.ts'
import { activity, projectName } from './technopark/residency-form.ts'
import { terms } from './technopark/terms.ts'
import { withdrawal } from './technopark/withdrawal.ts'
import { universityProcedures, universityRegisters } from './university/index.ts'
import { universityOptions } from './university/options.ts'
import { wordsOfLife } from './words-of-life.ts'

/** The country as its acts have it (`law`), or with the values that the sample programme assumes, marked as such (`sample`). */
export function kazakhstan(programme: 'sample' | 'law'): CountryPack {
  const regime = programme === 'sample' ? sampleRegime : knownRegime
  const institutions = [technopark({
    roles: { ...offices, ...appealOffices }, money: contributions, credential: 'TechnoparkResident', residency: 'technopark.residency',
    duty: 'quarterlyReport', claims: { activity: activity.name, project: projectName.name },
    terms, incomeTest: incomeTest(regime), gain: parkRegime(regime), monitoring,
    figures: { revenue: totalRevenue, region: region.name, jobs: jobs.name, relief: relief.name, evidence: evidence.name, earlier },
    ...centre, network, cohorts: { cohorts: cohorts.id, companies: cohortCompanies.id, incubation: incubation.id },
  }), commons(commonsOptions), languageModel(languageModelOptions(programme)), oversight(oversightOptions), university(universityOptions), strategy(strategyOptions), administration(administrationOptions), computeHours(computeOptions)]
  return {
    code: 'KZ',
    first: true,
    name: { kk: 'Қазақстан Республикасы', ru: 'Республика Казахстан', en: 'Republic of Kazakhstan' },
    languages: [kazakh, russian, english],
    calendar,
    samples: samplesOf,
    work: sampleWork,
    house: { large: true, begins: sampleBegins, seed: seedSample, done: samplesPublished },
    booksOf: (income) => booksOf(institutions, income),
    ...(programme === 'sample' && { sampleRegister }),
    regions,
    bodies: programme === 'sample' ? sampleBodies : allBodies,
    owner: 'programme',
    conventions,
    schemes: conventions.schemes,
    publishers: ['adilet.zan.kz'],
    seals: '«Astana Hub» дербес кластерлік қоры',
    identifying,
    procedures: [
      residency(regime), withdrawal, appeal, ...centreProcedures, ...earlierProcedures, ...networkProcedures, access, dataWithdrawal, dataAppeal, publication, personalPublication, modelRelease, modelTakenBack, ...oversightProcedures, ...strategyProcedures, ...universityProcedures, undertakingSigned, ...administrationProcedures, ...computeProcedures, incubation, ...cohortProcedures, withdrawalAppeal, dataWithdrawalAppeal, ...tenancyProcedures(regime),
      ...orderAppeals, ...houseProcedures(house),
    ],
    registers: [undertakings, ...centreRegisters, earlierReports, ...networkRegisters, ...oversightRegisters, ...strategyRegisters, ...administrationRegisters, ...computeRegisters, ...universityRegisters, cohorts, cohortCompanies, ...tenancyRegisters],
    asksAboutLooks: { procedure: 'administration.data-question', says: 'substance', body: 'body', look: 'look', answers: { kind: 'question' } },
    institutions, wordsOfLife: { ...wordsOfLife, ...administrationWords }, needs,
    acts: institutions.flatMap(({ acts = [] }) => acts),
    answers: readyAnswers,
    things: Object.assign({}, ...institutions.map(({ things }) => things)),
    migrations: institutions.flatMap((institution) => institution.migrations ?? []),
  }
}
