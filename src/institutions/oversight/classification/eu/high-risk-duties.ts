/** What is owed for a high-risk system, and for one that the five questions freed of it. */
import type { FollowingDuty } from '../regime.ts'
import { at, days, say } from './act.ts'
import { areaPoints } from './areas.ts'
import { banLetters } from './bans.ts'
import { deployer, everybody, provider } from './parties.ts'

const areas = areaPoints.map((point) => `iii-${point}`)
/** Of products of Annex I, Section B, Article 2(2) leaves only Article 6(1) and the last articles: they owe nothing of this. */
const high = [...areas, '6-1-a']
/** Critical infrastructure is registered nationally, and is left out of some duties. */
const butInfrastructure = areas.filter((id) => id !== 'iii-2')

export const highRiskDuties: readonly FollowingDuty[] = [
  { id: 'duty-4', title: say('Қызметкерлердің ЖИ сауаттылығын дамытуға шара қолдану', 'Принимать меры для развития грамотности персонала в области ИИ', 'Take measures to support AI literacy of staff'), owes: everybody, ...at('4'), of: ['2-1'], from: days.bans },
  {
    id: 'duty-5', title: say('Жүйені нарыққа шығармау, іске қоспау және пайдаланбау', 'Не выпускать систему на рынок, не вводить и не применять', 'Not place the system on the market, not put it into service, not use it'), owes: everybody, ...at('5', '1'),
    of: banLetters.map((letter) => `5-1-${letter}`),
  },
  { id: 'duty-9', title: say('Тәуекелдерді басқару жүйесін жүргізу', 'Вести систему управления рисками', 'Keep a risk management system'), owes: provider, ...at('9'), of: high },
  { id: 'duty-10', title: say('Деректердің сапасын басқару', 'Управлять качеством данных', 'Govern the quality of data'), owes: provider, ...at('10'), of: high },
  { id: 'duty-11', title: say('Техникалық құжаттама жасау', 'Составить техническую документацию', 'Draw up technical documentation'), owes: provider, ...at('11'), of: high },
  { id: 'duty-12', title: say('Оқиғаларды өздігінен жазып отыру', 'Автоматически записывать события', 'Record events automatically'), owes: provider, ...at('12'), of: high },
  { id: 'duty-13', title: say('Қолданушы ұйымға түсінікті нұсқаулық беру', 'Дать эксплуатирующему лицу понятную инструкцию', 'Give deployers clear instructions for use'), owes: provider, ...at('13'), of: high },
  { id: 'duty-14', title: say('Адамның қадағалауын қамтамасыз ету', 'Обеспечить надзор человека', 'Make human oversight possible'), owes: provider, ...at('14'), of: high },
  { id: 'duty-15', title: say('Дәлдікті, беріктікті, киберқауіпсіздікті қамтамасыз ету', 'Обеспечить точность, устойчивость и кибербезопасность', 'Ensure accuracy, robustness and cybersecurity'), owes: provider, ...at('15'), of: high },
  { id: 'duty-17', title: say('Сапа менеджменті жүйесін енгізу', 'Внедрить систему менеджмента качества', 'Have a quality management system'), owes: provider, ...at('17'), of: high },
  { id: 'duty-18', title: say('Құжаттаманы 10 жыл сақтау', 'Хранить документацию 10 лет', 'Keep the documentation for 10 years'), owes: provider, ...at('18'), of: high },
  { id: 'duty-43', title: say('Сәйкестік бағалауынан өту', 'Пройти оценку соответствия', 'Undergo the conformity assessment'), owes: provider, ...at('43'), of: high },
  { id: 'duty-47', title: say('ЕО сәйкестік декларациясын жасау және CE белгісін қою', 'Составить декларацию соответствия ЕС и нанести знак CE', 'Draw up the EU declaration of conformity and affix the CE marking'), owes: provider, ...at('47'), of: high },
  { id: 'duty-49-1', title: say('ЕО дерекқорына тіркеу', 'Зарегистрировать в базе данных ЕС', 'Register in the EU database'), owes: provider, ...at('49', '1'), of: butInfrastructure },
  { id: 'duty-49-5', title: say('Ұлттық деңгейде тіркеу', 'Зарегистрировать на национальном уровне', 'Register at national level'), owes: provider, ...at('49', '5'), of: ['iii-2'] },
  { id: 'duty-72', title: say('Нарыққа шыққаннан кейін бақылап отыру', 'Вести наблюдение после выпуска на рынок', 'Monitor after placing on the market'), owes: provider, ...at('72'), of: high },
  { id: 'duty-73', title: say('Ауыр инцидент туралы 15 күн ішінде хабарлау (адам қаза тапса — 10 күн, жаппай бұзушылықта — 2 күн)', 'Сообщить о серьёзном инциденте в течение 15 дней (о гибели человека — 10 дней, о массовом нарушении — 2 дней)', 'Report a serious incident within 15 days (death: 10, widespread infringement: 2)'), owes: provider, ...at('73'), of: high },
  { id: 'duty-26', title: say('Нұсқаулыққа сай пайдалану, адамның қадағалауын тағайындау, жазбаларды кемінде алты ай сақтау', 'Применять по инструкции, назначить надзор человека, хранить записи не менее шести месяцев', 'Use as instructed, assign human oversight, keep logs for at least six months'), owes: deployer, ...at('26'), of: high },
  { id: 'duty-26-11', title: say('Шешімге қатысты адамдарды жүйе туралы хабардар ету', 'Сообщать людям, о которых принимают решения, о применении системы', 'Inform the people about whom decisions are made'), owes: deployer, ...at('26', '11'), of: areas },
  { id: 'duty-27', title: say('Негізгі құқықтарға әсерді бағалау (мемлекеттік органдар мен қоғамдық қызмет көрсетушілер; 5(b), 5(c) — бәрі)', 'Оценить воздействие на основные права (государственные органы и поставщики общественных услуг; 5(b), 5(c) — все)', 'Assess the impact on fundamental rights (public bodies and those who provide public services; 5(b), 5(c): all)'), owes: deployer, ...at('27'), of: butInfrastructure },
  { id: 'duty-49-3', title: say('Жүйені қолдануды тіркеу (мемлекеттік орган)', 'Зарегистрировать применение (государственный орган)', 'A public authority registers its use'), owes: deployer, ...at('49', '3'), of: butInfrastructure },
  { id: 'duty-86', title: say('Шешімге қатысты адамға түсіндірме беру', 'Объяснить решение тому, кого оно касается', 'Explain the decision to the person concerned'), owes: deployer, ...at('86'), of: butInfrastructure },
  { id: 'duty-6-4', title: say('Тәуекелі жоғары емес деген қорытындыны құжаттау', 'Задокументировать вывод, что риск не высокий', 'Document the assessment that it is not high-risk'), owes: provider, ...at('6', '4'), of: ['6-3'] },
  { id: 'duty-49-2', title: say('ЕО дерекқорына «тәуекелі жоғары емес» деп тіркеу', 'Зарегистрировать в базе данных ЕС как систему не высокого риска', 'Register in the EU database as not high-risk'), owes: provider, ...at('49', '2'), of: ['6-3'] },
]
