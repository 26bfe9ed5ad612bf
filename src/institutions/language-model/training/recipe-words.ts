/** What is wrong with a recipe, in words that name the mend. */
import { spoken, type Text } from '../../../law/text.ts'
import type { RecipeRule } from './recipe.ts'

export const empty: Text = {
  kk: 'Рецепт бос. «Оқытуды бастау» бетін қайта ашыңыз: онда бастапқы рецепт тұр.', ru: 'Рецепт пуст. Откройте страницу «Начать обучение» заново: на ней есть исходный рецепт.', en: 'The recipe is empty. Open the page “Begin a training” anew: it has a recipe to begin with.',
}

/** What names another thing of the programme, and where its name is found. */
export const named: Readonly<Record<string, Text>> = {
  corpus: {
    kk: '«corpus» жолына корпустың идентификаторын жазыңыз: ол «Мәтін корпустары» бетінде, корпус мекенжайының соңында тұр.',
    ru: 'Укажите в «corpus» идентификатор корпуса: он стоит в конце адреса корпуса на странице «Корпуса текстов».',
    en: 'Give in “corpus” the id of a corpus: it ends the address of the corpus on the page “Corpora”.',
  },
  tokenizer: {
    kk: '«tokenizer» жолына токенизатордың идентификаторын жазыңыз: ол «Токенизаторлар» бетінде, токенизатор мекенжайының соңында тұр.',
    ru: 'Укажите в «tokenizer» идентификатор токенизатора: он стоит в конце его адреса на странице «Токенизаторы».',
    en: 'Give in “tokenizer” the id of a tokenizer: it ends its address on the page “Tokenizers”.',
  },
}

export const noId = (name: string): Text => spoken({
  kk: `«${name}» — беттің мекенжайындағы идентификатор (0190… түріндегі 36 таңба). Оны сол беттен көшіріп алыңыз.`,
  ru: `«${name}» — идентификатор из адреса страницы (36 знаков вида 0190…). Скопируйте его оттуда.`,
  en: `“${name}” is the identifier in the address of its page (36 characters, as 0190…). Copy it from there.`,
})

export const wrongForm = (name: string): Text => spoken({
  kk: `«${name}» рұқсат етілген түрде емес: латын әріптері, цифрлар, нүкте мен сызықша ғана.`,
  ru: `«${name}» не в допустимом виде: только латинские буквы, цифры, точка и дефис.`,
  en: `“${name}” is not of the form that is allowed: Latin letters, digits, full stop and hyphen only.`,
})

export const rules: Readonly<Record<RecipeRule, Text>> = {
  'even heads': {
    kk: '«hidden_size» «heads» санына бөлінуі және бөлінді жұп болуы керек: әр бастың өлшемі жұп сан.',
    ru: '«hidden_size» должно делиться на «heads», и частное должно быть чётным: размер каждой головы — чётное число.',
    en: '“hidden_size” must be a multiple of “heads”, and an even one: every head has an even size.',
  },
  'shared heads': { kk: '«heads» саны «kv_heads» санына бөлінуі керек.', ru: '«heads» должно делиться на «kv_heads».', en: '“heads” must be a multiple of “kv_heads”.' },
  'one budget': {
    kk: 'Оқыту қашан аяқталатыны айтылмаған. «budget» ішіне «hours», «steps» немесе «tokens» жазыңыз; портал іске қоспайтын оқыту бағдарламасына «steps» не «tokens» керек.',
    ru: 'Не сказано, когда обучение завершается. Впишите в «budget» «hours», «steps» или «tokens»; программе обучения, которую портал не запускает, нужны «steps» или «tokens».',
    en: 'It is not said when the training ends. Write “hours”, “steps” or “tokens” into “budget”; an engine that this portal does not run needs “steps” or “tokens”.',
  },
  'shared sequences': {
    kk: '«batch.sequences» процестер санына бөлінуі керек: осы машинада — «processes», кластерде — «nodes» × «gpus».',
    ru: '«batch.sequences» должно делиться на число процессов: на этой машине — «processes», на кластере — «nodes» × «gpus».',
    en: '“batch.sequences” must be a multiple of the number of processes: “processes” on this machine, “nodes” × “gpus” on a cluster.',
  },
  'needs model': {
    kk: '«model» (модельдің өлшемдері) де, «base» (жалғастырылатын модель) де жоқ. Біреуін қосыңыз.',
    ru: 'Нет ни «model» (размеров модели), ни «base» (модели, от которой продолжать). Добавьте одно из двух.',
    en: 'There is neither “model” (the shape) nor “base” (the model to go on from). Add one of them.',
  },
  'base or model': {
    kk: '«base» берілген: модельдің өлшемдері содан алынады. «model» бөлігін алып тастаңыз.',
    ru: 'Задано «base»: размеры берутся из той модели. Удалите «model».',
    en: '“base” is given: the shape is that model’s. Take “model” out.',
  },
  'only here': {
    kk: 'Бұл оқыту бағдарламасы осы порталда іске қосылмайды. «launcher» мәнін «slurm» немесе «kubernetes» деп жазыңыз.',
    ru: 'Эта программа обучения здесь не запускается. Поставьте «launcher: slurm» или «launcher: kubernetes».',
    en: 'This engine is not run here. Set “launcher” to “slurm” or “kubernetes”.',
  },
  'tensor parallel': { kk: '«cluster.gpus» «tensor_parallel» санына бөлінуі керек.', ru: '«cluster.gpus» должно делиться на «tensor_parallel».', en: '“cluster.gpus” must be a multiple of “tensor_parallel”.' },
  'adamw only': { kk: 'Бұл оқыту бағдарламасында «optimiser.name» мәні тек «adamw» болады.', ru: 'С этой программой обучения «optimiser.name» может быть только «adamw».', en: 'With this engine “optimiser.name” can only be “adamw”.' },
  warmup: { kk: '«warmup» қадамдары «budget.steps» санынан аз болуы керек.', ru: 'Шагов «warmup» должно быть меньше, чем «budget.steps».', en: '“warmup” must be fewer steps than “budget.steps”.' },
}
