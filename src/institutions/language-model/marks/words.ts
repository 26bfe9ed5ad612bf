/** Words of marks on pages. */
import { spoken, type Text } from '../../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const words = {
  tag: say('Негізі қайтарып алынған', 'Основа отозвана', 'Source taken back'),
  titles: {
    corpus: say('Бұл корпусты пайдаланбаңыз', 'Не используйте этот корпус', 'Do not use this corpus'),
    tokenizer: say('Бұл токенизаторды пайдаланбаңыз', 'Не используйте этот токенизатор', 'Do not use this tokenizer'),
    run: say('Бұл оқыту нәтижесін пайдаланбаңыз', 'Не используйте результат этого обучения', 'Do not use what this training run made'),
    model: say('Модельдің негізі туралы ескерту', 'Предупреждение об основе модели', 'A warning about what the model was made from'),
  },
} as const
