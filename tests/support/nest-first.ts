// Nest is ESM only: an add-on in CommonJS that is loaded before it finds it half made, in a cycle. So it comes first.
import 'reflect-metadata';
import '@nestjs/common';
import '@nestjs/core';
