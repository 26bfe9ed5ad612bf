export const trainingRoutes = () => []
