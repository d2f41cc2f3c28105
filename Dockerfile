# One image for every service; which one a container is, its command says: `node dist/apps/<service>/main.js`.
FROM node:24-slim AS build
WORKDIR /muster
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY .swcrc ./
COPY tools/build.mjs tools/
COPY libs libs/
COPY apps apps/
RUN node tools/build.mjs && rm -r dist/tools && npm prune --omit=dev --ignore-scripts

FROM node:24-slim
WORKDIR /muster
# Memory before speed: small young spaces of V8, and two of glibc's arenas instead of eight a processor.
ENV NODE_ENV=production NODE_OPTIONS=--max-semi-space-size=2 MALLOC_ARENA_MAX=2
COPY --from=build /muster/node_modules node_modules/
COPY --from=build /muster/package.json ./
COPY --from=build /muster/dist dist/
# Where the status page keeps its copy: a volume takes its owner from here.
RUN mkdir /data && chown 1000:1000 /data
# The user `node` of the base image, by number: whoever runs it can see that it is not root.
USER 1000:1000
