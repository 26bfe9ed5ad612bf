/**
 * The programme's own AI systems: what it says of each in the register, and how it answers the shipped questionnaire about it. Nothing is said to be done that is not:
 * nobody was consulted, and no performance was measured for groups of people.
 */
import type { Submitted } from '../../../law/answers.ts'

/** What the programme answers of all its systems, by the questions of Canada's assessment 1.0.1; each system adds its own. Questions of other parts stay unanswered and earn nothing. */
const common: Readonly<Record<string, string | readonly string[]>> = {
  projectDetailsPhase: 'item2', businessDrivers1: ['item2', 'item4'], businessDrivers5: 'item2-1', businessDrivers9: 'item1-0', businessDrivers11: ['item4-0'],
  riskProfile1: 'item2-0', riskProfile2: 'item1-3', riskProfile3: 'item2-0', riskProfile4: 'item4-4', riskProfile7: 'item1-3', riskProfile8: 'item2-0', riskProfile10: 'item2-0', projectAuthority1: 'item2-0',
  aboutSystem3: 'item1-0', aboutSystem4: 'item1-0', aboutSystem5: 'item2-1', aboutSystem6: 'item1-0', aboutSystem7: 'item1-0', aboutSystem8: 'item2-1', aboutSystem9: 'item1-0', aboutSystem10A: 'item1-0', aboutSystem11: 'item1-1',
  aboutAlgorithm1: 'item2-0', aboutAlgorithm2: 'item2-0', aboutAlgorithm3: ['item1-0'], aboutAlgorithm4: ['item1-0'], aboutAlgorithm5: 'item1-0', aboutAlgorithm8: 'item2-0', aboutAlgorithm9: 'item2-0', aboutAlgorithm11: 'item2-2',
  impact30: 'item2-2', impact3: 'item2-0', impact4A: 'item2-0', impact22: 'item1-2', impact5: 'item2-0', impact6: 'item1-1', impact7: 'item1-1', impact9: 'item1-1', impact24: 'item1-1', impact11: 'item1-1', impact13: 'item1-1', impact15: 'item1-1',
  impact18: 'item1-3', impact19I: 'item2-1', impact23: 'item2-0', impact26: 'item5-0', impact28: 'item1-1',
  aboutDataSource1: 'item2-0', aboutDataSource15: 'item3-1', aboutDataSource16: 'item3-1', aboutDataSource2: 'item1-0', aboutDataSource17: 'item3-0', aboutDataSource3: 'item1-1', aboutDataSource4: 'item1-2', aboutDataSource5: 'item2-0', aboutDataSource6: 'item1-4',
  aboutDataSource7: 'item1-1', aboutDataSource8: 'item1-1', aboutDataSourceType1: 'item1-0', aboutDataSourceType2: ['item1-2'], aboutDataSourceType3: 'item2-0',
  consultationImplementation1: 'item2-0', consultationImplementation3: 'item2-0', consultationImplementation6: 'item2-0', consultationImplementation7: 'item2-0',
  fairnessImplementation5: 'item1-2', fairnessImplementation12: 'item1-2', fairnessImplementation16: 'item1-2',
}

export interface OwnSystem {
  /** What the register is told; what is the same of all is not repeated. */
  readonly answers: Submitted
  readonly assessed: Readonly<Record<string, string | readonly string[]>>
}

const told: Submitted = {
  status: 'inUse', section: 'open', contact: 'operator@ulgi.example', peaceful: 'true', supplier: 'Бағдарлама өзі әзірлеген, бастапқы коды ашық', decisionRole: 'person', legalBasis: 'Бағдарламаның қағидалары (белгіленбеген).',
  appealRoute: 'Кез келген беттегі «Бұл бетте бірдеңе дұрыс емес пе?» сілтемесі арқылы хабарлауға болады; хабарламаны қызметкер қарайды.',
  bansManipulation: 'false', bansVulnerability: 'false', bansScoring: 'false', bansPersonalData: 'false', bansBiometrics: 'false', bansEmotions: 'false', bansResults: 'false',
}

export const ownSystems: readonly OwnSystem[] = [
  {
    answers: {
      ...told, name: 'Порталдағы іздеу нәтижелерін реттеу', reference: 'own:search', purpose: 'Табылған беттерді, қызметтерді және жазбаларды сұраққа сәйкестігі бойынша реттейді.', outputs: 'Табылған жазбалардың реті.', sector: 'publicService',
      'failureEffects.effectiveness': 'true', peopleAffected: 'Порталда іздейтін кез келген адам.', humanOversight: 'Рет жарияланған ережелермен анықталады, жүйе өздігінен үйренбейді; ережелерді әкімші кодта өзгертеді.',
      data: 'Ашық мәтіндер ғана. Сұраулар сақталмайды, дербес деректер жоқ.', risksAndMeasures: 'Қажетті бет төмен тұруы мүмкін: реттеу сапасы сұрақтар жиынымен өлшенеді, нәтижесі жарияланады.',
    },
    assessed: { ...common, projectDetailsTitle: 'Search ranking of the portal', aboutSystem1: ['item2', 'item5'], decisionSector1: ['item6-1'], aboutDataSource15: 'item1-0', aboutDataSource16: 'item2-0', fairnessImplementation24: 'item2-0' },
  },
  {
    answers: {
      ...told, name: 'Дербес деректер қақпасы', reference: 'own:personal-data', purpose: 'Жарияланатын деректерден дербес деректерді тауып, жарияламас бұрын иесіне көрсетеді.', outputs: 'Күмәнді бағандар және ұсынылатын әрекет.', sector: 'publicService',
      'failureEffects.effectiveness': 'true', 'failureEffects.moral': 'true', 'failureEffects.material': 'true', peopleAffected: 'Деректерде аталған кез келген адам: анықталмай қалған дербес деректер жарияланып кетуі мүмкін.',
      humanOversight: 'Қақпа шешім қабылдамайды: жариялайтын ұйым әр бағанды қарап, шешімге қол қояды.', data: 'Жарияланатын деректердің өзі, олардың ішінде дербес деректер болуы мүмкін; қақпа оларды сақтамайды.',
      risksAndMeasures: 'Есімді анықтамай қалуы немесе негізсіз белгілеуі мүмкін: дәлдігі алдын ала белгіленген мәтіндермен өлшенеді, нәтижесі жарияланады.',
    },
    assessed: {
      ...common, projectDetailsTitle: 'Gate of personal data', aboutSystem1: ['item2', 'item3'], riskProfile1: 'item1-3', decisionSector1: ['item6-1'], aboutAlgorithm3: ['item1-0', 'item2-1'], aboutAlgorithm4: ['item2-1'], impact3: 'item1-4', impact6: 'item3-3', impact7: 'item3-3',
      impact9: 'item2-2', impact24: 'item2-2', impact13: 'item2-2', impact28: 'item2-2', aboutDataSource1: 'item1-2', aboutDataSource9: 'item1-0', aboutDataSource10: 'item2-0', aboutDataSource11: 'item2-1', aboutDataSource14: ['item1-0'], aboutDataSource17: 'item2-2', aboutDataSource2: 'item2-1',
      aboutDataSource3: 'item3-3', aboutDataSource8: 'item4-4', fairnessImplementation24: 'item2-0',
    },
  },
  {
    answers: {
      ...told, name: 'Қайталанатын мәтіндер сүзгісі', reference: 'own:near-duplicates', purpose: 'Корпус жиналғанда бірін-бірі қайталайтын мәтіндердің бірін ғана қалдырады.', outputs: 'Қайталанатын мәтіндердің тізімі.', sector: 'education',
      'failureEffects.little': 'true', peopleAffected: 'Тілдік модельді пайдаланушылар, жанама түрде.', humanOversight: 'Инженер ненің алып тасталғанын корпус есебінен көреді және шекті өзгерте алады.',
      data: 'Деректер қорындағы жариялауға рұқсат етілген мәтіндер.', risksAndMeasures: 'Ұқсас, бірақ бөлек мәтін де алып тасталуы мүмкін: шек өлшеу арқылы таңдалған, алып тасталғандардың үлесі есепте көрсетіледі.',
    },
    assessed: { ...common, projectDetailsTitle: 'Filter of near duplicates', aboutSystem1: ['item2', 'item5'], decisionSector1: ['item6-1'], riskProfile2: 'item2-0', riskProfile7: 'item2-0', aboutAlgorithm4: ['item2-1'], impact30: 'item1-4', aboutDataSource8: 'item4-4' },
  },
  {
    answers: {
      ...told, name: 'Тілдік модель', reference: 'own:language-model', purpose: 'Қазақша мәтінді жалғастырады; компаниялар оны API арқылы өз қызметтерінде қолданады.', outputs: 'Мәтін. Ол қате болуы мүмкін.', sector: 'education',
      'failureEffects.effectiveness': 'true', 'failureEffects.moral': 'true', peopleAffected: 'Модель мәтінін оқитын кез келген адам.', humanOversight: 'Модельді шығару туралы шешімге басшы қол қояды; басшы немесе қадағалау органы оның қолданысын бірден тоқтата тұра алады.',
      data: 'Ашық лицензиясы бар мәтіндер; автор пайдалануға тыйым салған мәтін алып тасталады.', datasets: 'til/unimorph-kazakh', model: 'shanyraq-kk-10m-2', risksAndMeasures: 'Ойдан шығарылған немесе жалған мәтін: модель шағын, шектеулері модель паспортында жазылған, әр жауап таңбаланады.',
    },
    assessed: {
      ...common, projectDetailsTitle: 'Language model', aboutSystem1: ['item4'], riskProfile1: 'item1-3', decisionSector1: ['item6-1'], aboutAlgorithm2: 'item1-3', aboutAlgorithm3: ['item2-1'], aboutAlgorithm4: ['item2-1'], aboutAlgorithm5: 'item2-1', impact9: 'item2-2', impact24: 'item2-2',
      aboutSystem11: 'item2-2', aboutDataSource8: 'item4-4', fairnessImplementation24: 'item2-0',
    },
  },
  {
    answers: {
      ...told, name: 'Мамандар мен қажеттіліктерді сәйкестендіру', reference: 'own:talent', purpose: 'Адамдар өз келісімімен көрсеткен карталарды компаниялардың қажеттіліктерімен салыстырып, кімнің неге сәйкес келетінін себептерімен көрсетеді.', outputs: '0-ден 100-ге дейінгі сәйкестік және оның себептері.', sector: 'employment',
      'failureEffects.effectiveness': 'true', 'failureEffects.moral': 'true', 'failureEffects.material': 'true', peopleAffected: 'Картасын көрсеткен адам: қате есептелсе, ол жұмысқа шақырылмай қалуы мүмкін.',
      humanOversight: 'Жүйе ешкімді іріктемейді және ешкімге бас тартпайды: сәйкестікті жарияланған салмақтармен есептейді, кімді шақыруды компания, келісу-келіспеуді адамның өзі шешеді.',
      data: 'Бейдждер, тапсырма балдары, адам өзі көрсеткен дағдылар, тілдер, өңір. Жынысы, жасы, ұлты, есімі сәйкестендіруге берілмейді. Келісім кез келген уақытта кері қайтарып алынады.',
      risksAndMeasures: 'Топтардың тең ұсынылмауы мүмкін: ұсынылғандардың үлесі жынысы, өңірі және тілі бойынша жарияланады (шағын топтар жасырылады); дәлдігі алдын ала белгіленген елу жұппен өлшенеді. Кім қарағанын адам көреді.',
    },
    assessed: {
      ...common, projectDetailsTitle: 'Matching of talent and needs', aboutSystem1: ['item2'], riskProfile1: 'item1-3', decisionSector1: ['item2-1'], impact3: 'item1-4', impact6: 'item2-2', impact7: 'item2-2', impact9: 'item2-2', impact24: 'item2-2', impact13: 'item2-2', impact28: 'item2-2',
      aboutDataSource1: 'item1-2', aboutDataSource9: 'item1-0', aboutDataSource10: 'item1-2', aboutDataSource11: 'item2-1', aboutDataSource14: ['item5-3'], aboutDataSource17: 'item2-2', aboutDataSource2: 'item2-1', aboutDataSource3: 'item1-1', aboutDataSource8: 'item1-1',
      fairnessImplementation24: 'item1-2',
    },
  },
]
