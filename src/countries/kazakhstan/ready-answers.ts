/** What people ask most of the services of the country, in words of their own, and which service answers it: drawn from its passport. Kazakh | Russian | English. */
import { spoken, type Text } from '../../law/text.ts'
import { type ReadyAnswer, toldByService } from '../../portal/index.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const readyAnswers: readonly ReadyAnswer[] = [
  toldByService('technopark.residency',
    say('болу қосылу кіру тіркелу бола алады боламын', 'стать вступить войти присоединиться попасть зарегистрироваться', 'become join enter apply'),
    say('резидент резиденттік қатысушы қатысушысы технопарк технопаркке', 'резидент резидентом участник участником технопарк', 'resident residency technopark'), ['who', 'gives', 'term', 'fee']),
  toldByService('oversight.ai-system',
    say('тіркеу тіркеймін тіркеуге енгізу', 'зарегистрировать регистрация внести', 'register registration enter'),
    say('интеллект ЖИ нейрожелі', 'ИИ нейросеть интеллект', 'AI intelligence'), ['who', 'gives', 'term', 'fee']),
  toldByService('oversight.incident-report',
    say('хабарлау хабарлаймын айту арыздану шағымдану зиян', 'сообщить заявить пожаловаться сообщение навредила вред', 'report complain harm harmed'),
    say('инцидент оқиға интеллект ЖИ нейрожелі жүйе', 'инцидент происшествие ИИ нейросеть система', 'incident AI system'), ['who', 'steps', 'term']),
  toldByService('oversight.explanation',
    say('түсіндіру түсіндіріңіз қайта қарау неге шешім қабылдады', 'объяснить объяснение пересмотреть почему решение решил решила', 'explain explanation review why decided decision'),
    say('интеллект ЖИ алгоритм нейрожелі', 'ИИ алгоритм нейросеть интеллект', 'AI algorithm'), ['who', 'gives', 'term', 'fee']),
  toldByService('university.admission',
    say('түсу түсемін оқуға қабылдау қабылдана', 'поступить поступление поступать приём зачислиться', 'enrol enroll apply admission admitted study'),
    say('университет университетке магистратура магистратураға', 'университет магистратура магистратуру вуз', 'university master degree programme'), ['who', 'call', 'term', 'fee']),
  toldByService('compute-hours.request',
    say('алу аламын сұрау керек', 'получить взять запросить нужны', 'get obtain request ask need'),
    say('сағат сағаттар GPU суперкомпьютер үдеткіш қуаты қуат', 'часы часов GPU суперкомпьютер вычислений вычисления мощности', 'hours GPU supercomputer compute'), ['who', 'gives', 'term', 'fee']),
]
