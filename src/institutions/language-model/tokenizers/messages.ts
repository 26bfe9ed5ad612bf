/** What tokenizers say. */
import { spoken, type Text } from '../../../law/text.ts'

export const sayNoTokenizer: Text = {
  kk: 'Бұл файл BPE немесе Unigram токенизаторының tokenizer.json файлы емес. Hugging Face tokenizers жазған файлды беріңіз.',
  ru: 'Это не файл tokenizer.json токенизатора BPE или Unigram. Загрузите файл, записанный Hugging Face tokenizers.',
  en: 'This is no tokenizer.json of a BPE or Unigram tokenizer. Give the file that Hugging Face tokenizers wrote.',
}

export const sayNotThere: Text = {
  kk: 'Мұндай дайын токенизатор жоқ. Тізімнен дайын біреуін таңдаңыз.', ru: 'Такого готового токенизатора нет. Выберите готовый из списка.', en: 'There is no such tokenizer that is ready. Choose one from the list.',
}

export const sayEngineersOnly: Text = {
  kk: 'Токенизаторды тек тілдік модель инженері оқыта алады. Тіркелгі мәзірінен осы лауазымды таңдаңыз.',
  ru: 'Обучать токенизатор может только инженер языковой модели. Выберите эту должность в меню учётной записи.',
  en: 'Only an engineer of the language model trains tokenizers. Choose that office in the account menu.',
}

export const sayNoCorpus: Text = {
  kk: 'Бұл корпус жоқ, әлі дайын емес немесе қайтарып алынған. Дайын корпусты таңдаңыз.', ru: 'Этого корпуса нет, он ещё не готов или отозван. Выберите готовый корпус.', en: 'This corpus is not here, not ready yet, or was withdrawn. Choose a ready one.',
}

export const sayTakenBack: Text = {
  kk: 'Корпус жинақталған деректердің бір бөлігі қайтарып алынған немесе тоқтатыла тұрған: мұндай корпус негізінде токенизатор оқытуға болмайды. Себебі осы бетте жазылған. Шешімнің күші жойылғанда, оқытуды қайта бастаңыз; күткіңіз келмесе, басқа корпус таңдаңыз.',
  ru: 'Часть данных, из которых собран корпус, отозвана или приостановлена: обучать на нём токенизатор нельзя. Причина указана на этой странице. Когда решение будет отменено, запустите обучение снова; чтобы не ждать, выберите другой корпус.',
  en: 'Some of the data in this corpus was taken back or is suspended: no tokenizer is trained on it. This page gives the reason. Once that is lifted, start the training again; so as not to wait, choose another corpus.',
}

export const sayNotFailed: Text = {
  kk: 'Тек сәтсіз аяқталған оқытуды қайта бастауға болады.', ru: 'Снова запустить можно только неудавшееся обучение.', en: 'Only a training that has failed can be started again.',
}

export const sayStopped: Text = { kk: 'Оқыту тоқтатылды.', ru: 'Обучение остановлено.', en: 'The training was stopped.' }

export const titleOf = (name: string): Text => spoken({ kk: `Токенизатор: ${name}`, ru: `Токенизатор: ${name}`, en: `Tokenizer: ${name}` })
