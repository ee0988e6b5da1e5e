import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const API = 'http://127.0.0.1:3000'

export default defineConfig({
  plugins: [react()],
  css: { preprocessorOptions: { scss: { quietDeps: true, silenceDeprecations: ['if-function'] } } },
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    // The content security policy of the API allows no data: fonts.
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/api': { target: API, ws: true }, '/notfall': { target: API } } },
})
