import { Module } from '@nestjs/common';
import { remediationChapter } from '../../postmortem/chapters/remediation-chapter.js';
import { Chapters } from '../postmortems/chapters.js';
import { PostmortemsModule } from '../postmortems/postmortems.module.js';
import { RemediationModule } from '../remediation/remediation.module.js';
import { RemediationLists } from '../remediation/remediation-lists.js';

/** What the other rooms have to say in a postmortem. */
@Module({
  imports: [PostmortemsModule, RemediationModule],
  providers: [
    {
      provide: 'chapters of other rooms',
      inject: [Chapters, RemediationLists],
      useFactory: (chapters: Chapters, remediation: RemediationLists) => {
        chapters.add(remediationChapter((problem) => remediation.of(problem)));
        return chapters;
      },
    },
  ],
})
export class ChaptersModule {}
