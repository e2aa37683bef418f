# syntax=docker/dockerfile:1
ARG NODE_VERSION=22.1
FROM node:${NODE_VERSION} AS deps
MAINTAINER Ada <ada@example.com>
WORKDIR /srv
COPY package.json package-lock.json ./
RUN npm ci

FROM node:${NODE_VERSION}-slim AS web
WORKDIR /srv
RUN apt-get update && apt-get install curl
COPY --from=deps /srv/node_modules node_modules
COPY server.js .
ENV PORT=8080
EXPOSE $PORT
USER node
CMD node server.js
