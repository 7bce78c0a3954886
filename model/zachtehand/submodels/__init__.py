"""The theory: one process per file, pure functions of arrays, with the parameters of each."""

from __future__ import annotations

from dataclasses import dataclass, field

from zachtehand.submodels.activity_kinds import (
    ActivityHoursParameters,
    AppealParameters,
    DropOutParameters,
    FitParameters,
    LockInParameters,
    ProgrammeLengthParameters,
)
from zachtehand.submodels.bandwidth import BandwidthParameters
from zachtehand.submodels.basic_job import BasicJobParameters
from zachtehand.submodels.casework import AttendanceParameters, CaseworkParameters
from zachtehand.submodels.childcare_bargain import ChildcareParameters
from zachtehand.submodels.claims import ClaimParameters
from zachtehand.submodels.community import CommunityParameters
from zachtehand.submodels.contracts import ContractParameters
from zachtehand.submodels.development import DebtParameters, HealthParameters, HumanCapitalParameters
from zachtehand.submodels.effort import EffortParameters, EmployabilityParameters
from zachtehand.submodels.enforcement import EnforcementParameters
from zachtehand.submodels.experts import ExpertParameters
from zachtehand.submodels.fatigue import FatigueParameters
from zachtehand.submodels.flows import FlowParameters
from zachtehand.submodels.income import IncomeParameters
from zachtehand.submodels.labour_market import EmployerParameters, LabourMarketParameters
from zachtehand.submodels.ledger import LedgerParameters
from zachtehand.submodels.motivation import MotivationParameters
from zachtehand.submodels.outreach import OutreachParameters
from zachtehand.submodels.participation import ParticipationParameters
from zachtehand.submodels.peers import PeerParameters
from zachtehand.submodels.pressure import PressureParameters
from zachtehand.submodels.programmes import ProgrammeParameters
from zachtehand.submodels.reactance import ReactanceParameters
from zachtehand.submodels.rewards import RewardParameters
from zachtehand.submodels.self_efficacy import SelfEfficacyParameters
from zachtehand.submodels.situations import ActivityGainParameters, SituationGainParameters
from zachtehand.submodels.starting import OrganisationParameters, StartingParameters, TieParameters
from zachtehand.submodels.travel import TravelParameters
from zachtehand.submodels.trust import TrustParameters
from zachtehand.submodels.wellbeing import LatentBaseParameters, SatisfactionParameters, WellbeingParameters


@dataclass(frozen=True)
class Parameters:
    """All parameters of the model, by submodel. Paths such as ``trust.gain`` name one."""

    starting: StartingParameters = field(default_factory=StartingParameters)
    ties: TieParameters = field(default_factory=TieParameters)
    organisations: OrganisationParameters = field(default_factory=OrganisationParameters)
    pressure: PressureParameters = field(default_factory=PressureParameters)
    motivation: MotivationParameters = field(default_factory=MotivationParameters)
    reactance: ReactanceParameters = field(default_factory=ReactanceParameters)
    self_efficacy: SelfEfficacyParameters = field(default_factory=SelfEfficacyParameters)
    trust: TrustParameters = field(default_factory=TrustParameters)
    bandwidth: BandwidthParameters = field(default_factory=BandwidthParameters)
    peers: PeerParameters = field(default_factory=PeerParameters)
    fatigue: FatigueParameters = field(default_factory=FatigueParameters)
    participation: ParticipationParameters = field(default_factory=ParticipationParameters)
    travel: TravelParameters = field(default_factory=TravelParameters)
    programmes: ProgrammeParameters = field(default_factory=ProgrammeParameters)
    appeal: AppealParameters = field(default_factory=AppealParameters)
    fit: FitParameters = field(default_factory=FitParameters)
    activity_hours: ActivityHoursParameters = field(default_factory=ActivityHoursParameters)
    lock_in: LockInParameters = field(default_factory=LockInParameters)
    programme_length: ProgrammeLengthParameters = field(default_factory=ProgrammeLengthParameters)
    drop_out: DropOutParameters = field(default_factory=DropOutParameters)
    rewards: RewardParameters = field(default_factory=RewardParameters)
    childcare: ChildcareParameters = field(default_factory=ChildcareParameters)
    effort: EffortParameters = field(default_factory=EffortParameters)
    employability: EmployabilityParameters = field(default_factory=EmployabilityParameters)
    labour_market: LabourMarketParameters = field(default_factory=LabourMarketParameters)
    employers: EmployerParameters = field(default_factory=EmployerParameters)
    contracts: ContractParameters = field(default_factory=ContractParameters)
    casework: CaseworkParameters = field(default_factory=CaseworkParameters)
    attendance: AttendanceParameters = field(default_factory=AttendanceParameters)
    outreach: OutreachParameters = field(default_factory=OutreachParameters)
    experts: ExpertParameters = field(default_factory=ExpertParameters)
    community: CommunityParameters = field(default_factory=CommunityParameters)
    enforcement: EnforcementParameters = field(default_factory=EnforcementParameters)
    claims: ClaimParameters = field(default_factory=ClaimParameters)
    basic_job: BasicJobParameters = field(default_factory=BasicJobParameters)
    health: HealthParameters = field(default_factory=HealthParameters)
    human_capital: HumanCapitalParameters = field(default_factory=HumanCapitalParameters)
    debt: DebtParameters = field(default_factory=DebtParameters)
    wellbeing: WellbeingParameters = field(default_factory=WellbeingParameters)
    activity_gains: ActivityGainParameters = field(default_factory=ActivityGainParameters)
    situation_gains: SituationGainParameters = field(default_factory=SituationGainParameters)
    latent_base: LatentBaseParameters = field(default_factory=LatentBaseParameters)
    satisfaction: SatisfactionParameters = field(default_factory=SatisfactionParameters)
    flows: FlowParameters = field(default_factory=FlowParameters)
    income: IncomeParameters = field(default_factory=IncomeParameters)
    ledger: LedgerParameters = field(default_factory=LedgerParameters)
