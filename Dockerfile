# Everything the product needs, built once; the database is embedded unless DATABASE_URL names another.
FROM node:24-bookworm-slim AS build
WORKDIR /jiannuo
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN node_modules/.bin/node node_modules/vite/bin/vite.js build web/console --logLevel warn && npm prune --omit=dev

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /jiannuo
COPY --from=build /jiannuo ./
# PostgreSQL does not run as root, and neither need we.
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --start-period=30s CMD ["node_modules/.bin/node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Without a launcher between, so that the signal to stop arrives.
CMD ["node_modules/.bin/node", "src/main.ts", "start"]
