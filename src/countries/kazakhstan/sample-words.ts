/** What the sample says of itself: who its people are, and how its writing goes. */
import type { Text } from '../../law/text.ts'

export const publisher: Text = { kk: 'Деректер жариялайтын ұйымның басшысы', ru: 'Руководитель организации, публикующей данные', en: 'Head of an organisation that publishes data' }
export const university: Text = { kk: 'Есеп беретін университеттің басшысы', ru: 'Руководитель университета, который отчитывается', en: 'Head of a university that reports' }
export const learner: Text = { kk: 'Картасын көрсететін білім алушы', ru: 'Обучающийся, который показывает карточку', en: 'Learner who shows a card' }
export const payer: Text = { kk: 'Оқу ақысын өзі төлейтін білім алушы', ru: 'Обучающийся на платной основе', en: 'Learner who pays for the studies' }
export const founder: Text = { kk: 'Құрылтайшы, компания басшысы', ru: 'Основатель, руководитель компании', en: 'Founder, head of a company' }
export const administrator: Text = { kk: 'Әкімші', ru: 'Администратор', en: 'Administrator' }

export const seeding: Text = { kk: 'Үлгі деректер жазылып жатыр…', ru: 'Записываются демонстрационные данные…', en: 'Writing sample data…' }

export const halfSeeded: Text = {
  kk: 'Үлгі деректер толық жазылмаған: алғашқы іске қосу үзілген. Толық болуы үшін порталды тоқтатып, деректер бумасын өшіріңіз де, қайта іске қосыңыз.',
  ru: 'Демонстрационные данные записаны не полностью: первый запуск был прерван. Чтобы получить их целиком, остановите портал, удалите папку данных и запустите снова.',
  en: 'The sample data are incomplete: the first start was interrupted. To have all of them, stop the portal, remove the data folder and start again.',
}

export const alreadySmall: Text = {
  kk: 'Бұл бума бұрын толтырылған: көлемі үлкен үлгі деректер тек жаңа бумаға жазылады. Басқа буманы --data арқылы көрсетіңіз.',
  ru: 'Эта папка уже заполнена: большой набор демонстрационных данных записывается только в новую. Укажите другую папку в --data.',
  en: 'This folder is filled already: the large sample is written into a new one only. Name another folder with --data.',
}
