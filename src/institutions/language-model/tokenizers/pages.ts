export const tokenizerRoutes = () => []
