/** Answers at once how one gets data: what is open is downloaded, for the rest one asks. */
import { spoken, type Text } from '../../law/text.ts'
import { told } from '../../portal/index.ts'
import { words } from './pages/messages.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const howToGetData = told(
  say('алу аламын рұқсат қолжетімділік қайда қайдан табу', 'получить скачать доступ где найти взять', 'get download access where find obtain'),
  say('деректер деректерді датасет жиын', 'данные датасет набор данных', 'data dataset'),
  {
    title: say('Деректерді қалай алуға болады', 'Как получить данные', 'How to get data'), source: words.title, path: '/commons/datasets',
    lines: [
      say('Каталогтан деректер жиынын тауып, бетін ашыңыз. Ашық деректер тіркелгісіз жүктеп алынады.', 'Найдите набор данных в каталоге и откройте его страницу. Открытые данные скачивают без учётной записи.', 'Find the dataset in the catalogue and open its page. Open data are downloaded without an account.'),
      say('Жабық деректер жиынының бетінде рұқсат сұрауға болады: мақсатыңызды көрсетесіз, иесі шешім қабылдайды.', 'На странице закрытого набора можно запросить доступ: вы указываете цель, владелец принимает решение.', 'On the page of a closed dataset you can ask for access: you state the purpose, and the owner decides.'),
    ],
  })
