import { type DynamicModule, type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common'
import { APP_FILTER } from '@nestjs/core'
import { TerminusModule } from '@nestjs/terminus'
import { pino, type Logger } from 'pino'
import { DataSource } from 'typeorm'
import { Door } from './access/door.js'
import { DevicesController } from './access/devices.controller.js'
import { Enrolments } from './access/enrolments.js'
import { EnrolmentsController } from './access/enrolments.controller.js'
import { FactorDemand } from './access/factor-demand.js'
import { FactorDemandController } from './access/factor-demand.controller.js'
import { GrantsController } from './access/grants.controller.js'
import { Guesses } from './access/guesses.js'
import { Identities } from './access/identities.js'
import { InstallationController } from './access/installation.controller.js'
import { Invitations } from './access/invitations.js'
import { InvitationsController } from './access/invitations.controller.js'
import { KnownBrowsers } from './access/known-browsers.js'
import { Office } from './access/office.js'
import { OidcAccounts } from './access/oidc-accounts.js'
import { OidcController } from './access/oidc.controller.js'
import { Oidc } from './access/oidc.js'
import { NewStart } from './access/new-start.js'
import { Passkeys } from './access/passkeys.js'
import { PasskeysController } from './access/passkeys.controller.js'
import { OwnPasswordController } from './access/own-password.controller.js'
import { OwnPassword } from './access/own-password.js'
import { ProofController } from './access/proof.controller.js'
import { FirstOperator } from './access/first-operator.js'
import { RateMiddleware } from './access/rate-middleware.js'
import { Rates } from './access/rates.js'
import { SessionMiddleware } from './access/session-middleware.js'
import { SessionController } from './access/session.controller.js'
import { Proofs } from './access/proofs.js'
import { RecoveryCodes } from './access/recovery-codes.js'
import { SecondDevice } from './access/second-device.js'
import { SecondDeviceController } from './access/second-device.controller.js'
import { SecondFactor } from './access/second-factor.js'
import { SecondFactorController } from './access/second-factor.controller.js'
import { Sessions } from './access/sessions.js'
import { SetupController } from './access/setup.controller.js'
import { Slowdown } from './access/slowdown.js'
import { Audit } from './audit/audit.js'
import { AlarmsController } from './alarms/alarms.controller.js'
import { AuditController } from './audit/audit.controller.js'
import { AuditReader } from './audit/audit-reader.js'
import { AccessNotices } from './audit/notices.js'
import { NoticesController } from './audit/notices.controller.js'
import { CatalogueController } from './catalogue/catalogue.controller.js'
import { Clock } from './clock.js'
import { CONFIG, type Config } from './config.js'
import { CommitmentsController } from './commitments/commitments.controller.js'
import { MovesController } from './commitments/moves.controller.js'
import { ContactsController } from './contacts/contacts.controller.js'
import { DecisionsController } from './decisions/decisions.controller.js'
import { DeploymentsController } from './deployments/deployments.controller.js'
import { DocsController } from './docs/docs.controller.js'
import { dataSource, openPipeline, Pipeline } from './database.js'
import { DemoData } from './demo/demo-data.js'
import { AccessRequestsController } from './emergencies/access-requests.controller.js'
import { EmergenciesController } from './emergencies/emergencies.controller.js'
import { ExercisesController } from './exercises/exercises.controller.js'
import { HealthController } from './health/health.controller.js'
import { Metrics } from './health/metrics.js'
import { ProblemFilter } from './http/problem-filter.js'
import { ImpactsController } from './impacts/impacts.controller.js'
import { ImportsController } from './imports/imports.controller.js'
import { Bell, DATABASE_URL } from './journal/bell.js'
import { CLOCK_ALARM, type ClockAlarm, Journal, SECRET } from './journal/journal.js'
import { LogController } from './journal/log.controller.js'
import { Log } from './journal/log.js'
import { Timers } from './journal/timers.js'
import { EndedSessions } from './live/ended-sessions.js'
import { LiveGateway } from './live/live.gateway.js'
import { LOGGER } from './logger.js'
import { Tick } from './live/tick.js'
import { MembershipsController } from './memberships/memberships.controller.js'
import { NeedNotesController } from './needs/need-notes.controller.js'
import { NeedsController } from './needs/needs.controller.js'
import { CallBacksController } from './notfall/call-backs.controller.js'
import { CardsController } from './notfall/cards.controller.js'
import { CardCodes } from './notfall/card-codes.js'
import { CardUses } from './notfall/card-uses.js'
import { Desk } from './notfall/desk.js'
import { NotfallController } from './notfall/notfall.controller.js'
import { Notices } from './notfall/notices.js'
import { Victims } from './notfall/victims.js'
import { OffersController } from './offers/offers.controller.js'
import { OrganisationsController } from './organisations/organisations.controller.js'
import { Leadership } from './plans/leadership.js'
import { PlanDesk } from './plans/plan-desk.js'
import { PlanReader } from './plans/plan-reader.js'
import { Planning } from './plans/planning.js'
import { PlansController } from './plans/plans.controller.js'
import { ErasingAgain } from './privacy/erasing-again.js'
import { Erasing } from './privacy/erasing.js'
import { ErasingController } from './privacy/erasing.controller.js'
import { ErasureList } from './privacy/erasure-list.js'
import { OwnData } from './privacy/own-data.js'
import { OwnDataController } from './privacy/own-data.controller.js'
import { Retention } from './privacy/retention.js'
import { PreconditionsController } from './preconditions/preconditions.controller.js'
import { DependenciesController } from './providers/dependencies.controller.js'
import { ProvidersController } from './providers/providers.controller.js'
import { EndedController } from './snapshot/ended.controller.js'
import { Recoveries } from './recovery/recoveries.js'
import { RecoveriesController } from './recovery/recoveries.controller.js'
import { SnapshotReader } from './snapshot/snapshot-reader.js'
import { SnapshotController } from './snapshot/snapshot.controller.js'
import { Duty } from './access/duty.js'
import { RosterController } from './roster/roster.controller.js'
import { StandInsController } from './stand-ins/stand-ins.controller.js'
import { TasksController } from './tasks/tasks.controller.js'
import { WallPictures } from './walls/wall-pictures.js'
import { Walls } from './walls/walls.js'
import { WallsController } from './walls/walls.controller.js'

/** Connections of the spine: commands of different pacts, the loop, snapshots and logs. */
const PIPELINE_SIZE = 12

/** The only file that knows every feature. */
@Module({})
export class AppModule implements NestModule {
  static with(config: Config, logger: Logger = pino({ level: 'silent' })): DynamicModule {
    return {
      module: AppModule,
      imports: [TerminusModule.forRoot({ logger: false })],
      controllers: [
        SessionController,
        DevicesController,
        EnrolmentsController,
        PasskeysController,
        OidcController,
        OwnPasswordController,
        ProofController,
        SecondDeviceController,
        SecondFactorController,
        SetupController,
        InstallationController,
        InvitationsController,
        RecoveriesController,
        RosterController,
        StandInsController,
        FactorDemandController,
        GrantsController,
        AuditController,
        NoticesController,
        ErasingController,
        OwnDataController,
        EmergenciesController,
        AlarmsController,
        EndedController,
        SnapshotController,
        LogController,
        HealthController,
        CardsController,
        CatalogueController,
        ContactsController,
        ExercisesController,
        MembershipsController,
        OrganisationsController,
        DependenciesController,
        ProvidersController,
        ImpactsController,
        ImportsController,
        TasksController,
        DecisionsController,
        CallBacksController,
        AccessRequestsController,
        NotfallController,
        OffersController,
        NeedsController,
        NeedNotesController,
        CommitmentsController,
        MovesController,
        PlansController,
        PreconditionsController,
        DeploymentsController,
        WallsController,
        DocsController,
      ],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: LOGGER, useValue: logger },
        { provide: CLOCK_ALARM, inject: [Metrics], useFactory: (metrics: Metrics) => clockAlarm(metrics, logger) },
        { provide: SECRET, useValue: config.secret },
        { provide: DATABASE_URL, useValue: config.databaseUrl },
        { provide: Pipeline, useFactory: () => openPipeline(config.databaseUrl, PIPELINE_SIZE) },
        { provide: DataSource, useFactory: () => dataSource(config.databaseUrl).initialize() },
        { provide: APP_FILTER, useClass: ProblemFilter },
        AccessNotices,
        Audit,
        AuditReader,
        Bell,
        CardCodes,
        CardUses,
        Clock,
        DemoData,
        Desk,
        Door,
        Duty,
        EndedSessions,
        Enrolments,
        FactorDemand,
        Erasing,
        ErasingAgain,
        ErasureList,
        FirstOperator,
        Guesses,
        Identities,
        Invitations,
        Journal,
        KnownBrowsers,
        Leadership,
        LiveGateway,
        Log,
        Metrics,
        Notices,
        Oidc,
        OidcAccounts,
        Office,
        OwnData,
        Passkeys,
        PlanDesk,
        PlanReader,
        Planning,
        Rates,
        Proofs,
        NewStart,
        OwnPassword,
        Recoveries,
        RecoveryCodes,
        SecondDevice,
        SecondFactor,
        Retention,
        Sessions,
        Slowdown,
        SnapshotReader,
        Tick,
        Timers,
        Victims,
        WallPictures,
        Walls,
      ],
    }
  }

  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(SessionMiddleware, RateMiddleware).forRoutes('*path', 'notfall')
  }
}

function clockAlarm(metrics: Metrics, logger: Logger): ClockAlarm {
  return (behind) => {
    metrics.clockBehind()
    logger.warn({ behind }, 'the clock of the database is behind the last entry')
  }
}
